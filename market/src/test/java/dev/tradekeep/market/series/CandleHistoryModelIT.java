package dev.tradekeep.market.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.market.RollupLevels;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random streams of new, late, repeated and corrected candles, in transactions of any size, next to
 * a map that rebuilds everything: the same candles, catalogue, gaps and roll-ups.
 */
@ExtendWith(LeakCheck.class)
class CandleHistoryModelIT extends BooksIT {
    private static final int SEEDS = 12;
    private static final int ROUNDS = 12;
    private static final int CANDLES_MAX = 300;
    private static final List<ConflictPolicy> POLICIES = List.of(ConflictPolicy.values());
    private static final long VOLUME_HUGE = Long.MAX_VALUE / 3;
    private static final List<String> BASES = List.of("1m", "5m", "10m", "1h", "3h", "1d", "7s");

    @Test
    void agreesWithTheNaiveModel() {
        long instrument = makeWorld().listed().id();
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Interval base = Interval.parse(BASES.get(seed % BASES.size()));
            String source = "seed " + seed;
            NaiveHistory model = new NaiveHistory(base);
            for (int round = 0; round < ROUNDS; round++) {
                ConflictPolicy policy = POLICIES.get(random.nextInt(POLICIES.size()));
                write(t -> {
                    CandleRepository candles = new CandleRepository(t);
                    CandleSeries series = candles.ensureSeries(instrument, base, source, 0);
                    SplittableRandom steps = new SplittableRandom(random.nextLong());
                    try (CandleAppender appender = candles.append(series, policy)) {
                        addSome(appender, policy, model, base, steps);
                    }
                    return true;
                });
                compare(instrument, base, source, model, "seed " + seed + ", round " + round);
            }
        }
    }

    private static void addSome(
            CandleAppender appender,
            ConflictPolicy policy,
            NaiveHistory model,
            Interval base,
            SplittableRandom random) {
        int count = random.nextInt(CANDLES_MAX);
        long step = base.micros();
        for (int i = 0; i < count; i++) {
            long next = model.candles.isEmpty() ? 0 : model.candles.lastKey() + step;
            long time =
                    switch (random.nextInt(10)) {
                        case 0 -> next + random.nextLong(20) * step;
                        case 1, 2 -> next - random.nextLong(1, 400) * step;
                        default -> next;
                    };
            long low = random.nextLong(1, 1_000);
            long high = low + random.nextLong(100);
            long volume = random.nextInt(200) == 0 ? VOLUME_HUGE : random.nextLong(1_000);
            Candle candle =
                    new Candle(
                            time,
                            random.nextLong(low, high + 1),
                            high,
                            low,
                            random.nextLong(low, high + 1),
                            volume);
            Candle known = model.candles.get(time);
            try {
                appender.add(candle);
                if (known == null || policy == ConflictPolicy.REPLACE) {
                    model.candles.put(time, candle);
                }
                assertThat(known == null || known.equals(candle) || policy != ConflictPolicy.STOP)
                        .isTrue();
            } catch (TradekeepException e) {
                assertThat(policy).isEqualTo(ConflictPolicy.STOP);
                assertThat(known).isNotNull().isNotEqualTo(candle);
            }
        }
    }

    private void compare(
            long instrument, Interval base, String source, NaiveHistory model, String what) {
        read(t -> {
            CandleRepository candles = new CandleRepository(t);
            CandleSeries series = candles.findSeries(instrument, base, source).orElseThrow();
            List<Candle> all = new ArrayList<>();
            candles.forEach(series.id(), Long.MIN_VALUE, Long.MAX_VALUE, all::add);
            assertThat(all).as(what).containsExactlyElementsOf(model.candles.values());
            assertThat(series.candles()).as(what).isEqualTo(model.candles.size());
            if (!all.isEmpty()) {
                assertThat(lastDay(series.id())).as(what).containsExactly(model.lastDay());
                assertThat(series.firstOpenTime()).as(what).isEqualTo(model.candles.firstKey());
                assertThat(series.lastOpenTime()).as(what).isEqualTo(model.candles.lastKey());
            }
            assertThat(candles.gaps(series, Long.MIN_VALUE, Integer.MAX_VALUE))
                    .as(what)
                    .isEqualTo(model.gaps());
            for (Interval level : RollupLevels.of(base)) {
                assertThat(rollups(series.id(), level))
                        .as(what + ", " + level)
                        .isEqualTo(model.rollups(level));
            }
            assertThat(BooksAudit.run(path())).as(what).allMatch(CheckResult::passed);
            return true;
        });
    }

    private List<String> lastDay(long seriesId) {
        return rows(
                "SELECT from_time, open, high, low, close, volume, candles FROM candle_statistics"
                        + " WHERE series_id = "
                        + seriesId);
    }

    private List<String> rollups(long seriesId, Interval level) {
        return rows(
                "SELECT open_time, open, high, low, close, volume, candles FROM candle_rollups"
                        + " WHERE series_id = "
                        + seriesId
                        + " AND interval_micros = "
                        + level.micros()
                        + " ORDER BY open_time");
    }
}
