package dev.tradekeep.market.series;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class MarketDataRetentionIT extends BooksIT {
    private static final long MINUTE = Interval.ONE_MINUTE.micros();
    private static final long DAY = 24 * 60 * MINUTE;
    private static final int DAYS = 6;
    private static final int NOW_DAY = 10;

    private long instrument;

    @BeforeEach
    void fill() {
        instrument = makeWorld().listed().id();
        add(0, DAYS * 24 * 60);
    }

    @Test
    void givesUpWholeDaysAndKeepsWhatWasMadeOfThem() {
        assertThat(retention().keepCandles(1, 7L, null)).isTrue();

        MarketDataRetention.Removed removed = retention().apply(NOW_DAY * DAY + 5);

        assertThat(removed).isEqualTo(new MarketDataRetention.Removed(3 * 24 * 60, 0, 0));
        assertThat(
                        rows(
                                "SELECT candles, first_open_time, last_open_time, retained_from"
                                        + " FROM candle_series"))
                .containsExactly("4320|" + 3 * DAY + "|" + (DAYS * DAY - MINUTE) + "|" + 3 * DAY);
        assertThat(rows("SELECT count(*) FROM candle_rollups WHERE interval_micros = " + DAY))
                .containsExactly("6");
        assertThat(audit()).isTrue();
        assertThat(retention().apply(NOW_DAY * DAY + 5))
                .isEqualTo(new MarketDataRetention.Removed(0, 0, 0));
    }

    @Test
    void givesUpRollupsAfterTheirOwnTime() {
        retention().keepCandles(1, 7L, 8L);

        MarketDataRetention.Removed removed = retention().apply(NOW_DAY * DAY);

        assertThat(removed.rollups()).isEqualTo(2 * (288 + 96 + 24 + 6 + 1));
        assertThat(audit()).isTrue();
    }

    @Test
    void emptiesASeriesAndItsGaps() {
        add(DAYS * 24 * 60 + 100, 10);
        retention().keepCandles(1, 1L, null);

        retention().apply(100 * DAY);

        assertThat(rows("SELECT candles, first_open_time FROM candle_series"))
                .containsExactly("0|");
        assertThat(rows("SELECT count(*) FROM candle_gaps")).containsExactly("0");
        assertThat(audit()).isTrue();
    }

    @Test
    void refusesCandlesOfATimeThatWasGivenUp() {
        retention().keepCandles(1, 7L, null);
        retention().apply(NOW_DAY * DAY);

        assertFails(ErrorCode.CONFLICT, () -> add(5, 1)).hasMessageContaining("retention");
    }

    @Test
    void givesUpTicks() {
        write(t -> {
            TickRepository ticks = new TickRepository(t);
            TickSeries series = ticks.ensureSeries(instrument, TickKind.TRADES, "file", 0);
            try (TickAppender appender = ticks.append(series, ConflictPolicy.STOP)) {
                for (int i = 0; i < 3 * MarketDataRetention.STEP_ROWS_MAX; i++) {
                    // Two thirds of them share one time, which is more than one step.
                    appender.add(
                            i < 2 * MarketDataRetention.STEP_ROWS_MAX ? 7 : DAY + i,
                            new long[] {1, 1});
                }
            }
            return true;
        });
        assertThat(retention().keepTicks(1, 1L)).isTrue();

        MarketDataRetention.Removed removed = retention().apply(2 * DAY);

        assertThat(removed.ticks()).isEqualTo(2 * MarketDataRetention.STEP_ROWS_MAX);
        assertThat(rows("SELECT ticks, first_at FROM tick_series"))
                .containsExactly(
                        MarketDataRetention.STEP_ROWS_MAX
                                + "|"
                                + (DAY + 2 * MarketDataRetention.STEP_ROWS_MAX));
        assertThat(audit()).isTrue();
    }

    @Test
    void knowsNoOtherSeries() {
        assertThat(retention().keepCandles(99, 7L, null)).isFalse();
        assertThat(retention().keepTicks(99, 7L)).isFalse();
    }

    private MarketDataRetention retention() {
        return new MarketDataRetention(database());
    }

    private boolean audit() {
        return BooksAudit.run(path()).stream().allMatch(CheckResult::passed);
    }

    private void add(long firstMinute, int count) {
        run(t -> {
            CandleRepository candles = new CandleRepository(t);
            CandleSeries series = candles.ensureSeries(instrument, Interval.ONE_MINUTE, "file", 0);
            try (CandleAppender appender = candles.append(series)) {
                for (long minute = firstMinute; minute < firstMinute + count; minute++) {
                    appender.add(minute * MINUTE, 10, 12, 9, 11, 5);
                }
            }
        });
    }
}
