package dev.tradekeep.venue.local.candles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CandleStoreTest {
    private static final long MINUTE = 60_000;
    private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

    private final CandleStore store = new CandleStore();

    private void trade(long id, long millis, long price) {
        store.trade(new Traded(id, price, 10, price * 10, millis, id % 2 == 0));
    }

    @Test
    void minutesWithoutTradesKeepThePrice() {
        trade(1, START, 5);
        trade(2, START + 3 * MINUTE, 7);

        List<Kline> made = store.range(KlineInterval.M1, START, Long.MAX_VALUE, 10, 0);

        assertThat(made).hasSize(4);
        assertThat(made.get(1)).isEqualTo(Kline.flat(START + MINUTE, 5));
        assertThat(made.get(3).open()).isEqualTo(7);
        assertThat(made.get(0).takerBase()).isEqualTo(10);
        assertThat(made.get(3).takerBase()).isZero();
    }

    @ParameterizedTest
    @EnumSource(KlineInterval.class)
    void everyIntervalAddsUpToTheSame(KlineInterval interval) {
        for (int i = 0; i < 5_000; i++) {
            trade(i, START + 7L * i * MINUTE, 100 + i % 90);
        }

        List<Kline> made =
                store.range(
                        interval,
                        START - 40 * 24 * 60 * MINUTE,
                        Long.MAX_VALUE,
                        Integer.MAX_VALUE,
                        0);

        if (interval != KlineInterval.S1) {
            assertThat(made.stream().mapToLong(Kline::trades).sum()).isEqualTo(5_000);
            assertThat(made.getFirst().firstTrade()).isZero();
            assertThat(made.getLast().lastTrade()).isEqualTo(4_999);
        }
        for (int i = 1; i < made.size(); i++) {
            assertThat(made.get(i).openMillis())
                    .isEqualTo(interval.next(made.get(i - 1).openMillis(), 0));
        }
        assertThat(store.open(interval)).isEqualTo(made.getLast());
    }

    @Test
    void lastCandlesAreTakenWhereNoStartIsNamed() {
        for (int i = 0; i < 300; i++) {
            trade(i, START + i * MINUTE, 100 + i);
        }

        List<Kline> made = store.range(KlineInterval.H1, Long.MIN_VALUE, Long.MAX_VALUE, 2, 0);

        assertThat(made).hasSize(2);
        assertThat(made.getLast().close()).isEqualTo(399);
        assertThat(made.getLast().trades()).isEqualTo(60);
        assertThat(made.getFirst().trades()).isEqualTo(60);
        long end = START + 119 * MINUTE;
        assertThat(store.range(KlineInterval.H1, Long.MIN_VALUE, end, 9, 0)).hasSize(2);
        assertThat(
                        store.range(KlineInterval.M1, START + 1, Long.MAX_VALUE, 1, 0)
                                .getFirst()
                                .openMillis())
                .isEqualTo(START + MINUTE);
        assertThat(store.range(KlineInterval.M1, 0, Long.MAX_VALUE, 1, 0).getFirst().openMillis())
                .isEqualTo(START);
    }

    @ParameterizedTest
    @CsvSource({
        "1d, 0, 2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z",
        "1d, 8, 2026-02-28T16:00:00Z, 2026-03-01T16:00:00Z",
        "1w, 0, 2026-02-23T00:00:00Z, 2026-03-02T00:00:00Z",
        "1M, 0, 2026-03-01T00:00:00Z, 2026-04-01T00:00:00Z",
        "1M, -5, 2026-02-01T05:00:00Z, 2026-03-01T05:00:00Z",
        "4h, 0, 2026-03-01T00:00:00Z, 2026-03-01T04:00:00Z",
    })
    void intervalsBeginByTheClock(String text, int hours, Instant open, Instant next) {
        KlineInterval interval = KlineInterval.of(text).orElseThrow();
        long offset = 60L * hours * MINUTE;

        long found = interval.openOf(START + 1, offset);

        assertThat(Instant.ofEpochMilli(found)).isEqualTo(open);
        assertThat(Instant.ofEpochMilli(interval.next(found, offset))).isEqualTo(next);
    }
}
