package dev.tradekeep.market.series;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class RollupIT extends BooksIT {
    private static final long MINUTE = Interval.ONE_MINUTE.micros();
    private static final long HOUR = 60 * MINUTE;

    private CandleSeries series;

    RollupIT() {
        series =
                new CandleSeries(
                        0,
                        SeriesKey.imported(0, Interval.ONE_MINUTE, ""),
                        CandleGrid.utc(Interval.ONE_MINUTE),
                        0,
                        0,
                        0,
                        0);
    }

    @BeforeEach
    void fill() {
        long instrument = makeWorld().listed().id();
        series =
                write(t ->
                        new CandleRepository(t)
                                .ensureSeries(instrument, Interval.ONE_MINUTE, "file", 0));
        add(LongStream.range(0, 26 * 60).mapToObj(RollupIT::candle).toArray(Candle[]::new));
    }

    @Test
    void readsAnyMultipleFromTheLongestRollupThatDividesIt() {
        assertThat(candles("1h", 0, 2 * HOUR))
                .containsExactly(
                        new Candle(0, 100, 159 + 5, 95, 159, 60),
                        new Candle(HOUR, 160, 219 + 5, 155, 219, 60));
        assertThat(candles("2h", 0, HOUR)).containsExactly(new Candle(0, 100, 224, 95, 219, 120));
        assertThat(candles("2m", 0, 3 * MINUTE)).hasSize(2);
        assertThat(candles("1m", 0, 3 * MINUTE)).hasSize(3);
        assertThat(candles("1d", Long.MIN_VALUE, Long.MAX_VALUE)).hasSize(2);
        assertThat(candles("1w", Long.MIN_VALUE, Long.MAX_VALUE))
                .containsExactly(new Candle(-72 * HOUR, 100, 1659 + 5, 95, 1659, 1560));
    }

    @Test
    void startsWithTheFirstBucketThatOpensInTheRange() {
        assertThat(candles("1h", 1, 2 * HOUR + 1))
                .extracting(Candle::openTime)
                .containsExactly(HOUR, 2 * HOUR);
    }

    @Test
    void refusesAnIntervalThatIsNoMultiple() {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> candles("90s", 0, HOUR))
                .hasMessageContaining("multiple");
    }

    @Test
    void marksOnlyWholeBucketsAsFinal() {
        add(candle(27 * 60));

        assertThat(
                        rows(
                                "SELECT count(*) FROM candle_rollups WHERE interval_micros = "
                                        + HOUR
                                        + " AND candles * 60000000 = interval_micros"))
                .containsExactly("26");
        assertThat(
                        rows(
                                "SELECT open_time, candles FROM candle_rollups WHERE"
                                        + " interval_micros = "
                                        + HOUR
                                        + " ORDER BY open_time DESC LIMIT 1"))
                .containsExactly(27 * HOUR + "|1");
    }

    @Test
    void refusesToReadAVolumeBeyond64Bits() {
        add(
                new Candle(30 * HOUR, 1, 1, 1, 1, Long.MAX_VALUE),
                new Candle(30 * HOUR + MINUTE, 1, 1, 1, 1, 1));

        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> candles("1h", 30 * HOUR, 31 * HOUR));
        assertThat(candles("1m", 30 * HOUR, 31 * HOUR)).hasSize(2);
        assertThat(audit()).isEmpty();
    }

    @Test
    void auditFindsARollupThatIsNotMadeOfItsCandles() {
        run(t -> t.update(Damage.ROLLUP, p -> {}));

        assertThat(audit()).containsExactly("market.rollups");
    }

    @Test
    void auditFindsACatalogueThatIsNotExact() {
        run(t -> t.update(Damage.GAP, p -> {}));

        assertThat(audit()).containsExactly("market.series");
    }

    /** What nothing of ours does. */
    private enum Damage implements Query {
        ROLLUP("UPDATE candle_rollups SET high = high + 1 WHERE open_time = 3600000000"),
        GAP("INSERT INTO candle_gaps VALUES (1, 60000000, 60000000, 0)");

        private final String sql;

        Damage(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }
    }

    private List<String> audit() {
        return BooksAudit.run(path()).stream()
                .filter(check -> !check.passed())
                .map(CheckResult::id)
                .toList();
    }

    private static Candle candle(long minute) {
        long price = 100 + minute;
        return new Candle(minute * MINUTE, price, price + 5, price - 5, price, 1);
    }

    private void add(Candle... candles) {
        run(t -> {
            try (CandleAppender appender = new CandleRepository(t).append(series)) {
                for (Candle candle : candles) {
                    appender.add(candle);
                }
            }
        });
    }

    private List<Candle> candles(String interval, long from, long to) {
        return read(t -> {
            List<Candle> found = new ArrayList<>();
            new CandleRepository(t).forEach(series, Interval.parse(interval), from, to, found::add);
            return found;
        });
    }
}
