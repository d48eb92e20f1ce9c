package dev.tradekeep.market.series;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.sqlite.testing.TestBooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class CandleRepositoryIT extends BooksIT {
    private static final Interval MINUTE = Interval.parse("1m");
    private static final String SHA = "ab".repeat(32);

    private long instrument;

    @BeforeEach
    void makeInstrument() {
        instrument = makeWorld().listed().id();
    }

    @Test
    void keepsEveryColumnOfACandle() {
        Candle usual = new Candle(MINUTE.micros(), 10, 12, 9, 11, 5);
        Candle extreme =
                new Candle(-MINUTE.micros(), Long.MAX_VALUE, Long.MAX_VALUE, 1, 1, Long.MAX_VALUE);

        CandleSeries series = append(usual, extreme);

        assertThat(range(series, Long.MIN_VALUE, Long.MAX_VALUE)).containsExactly(extreme, usual);
        assertThat(rows("SELECT * FROM candles WHERE open_time > 0"))
                .containsExactly("1|60000000|10|12|9|11|5");
    }

    @Test
    void theCatalogueKnowsWhatIsThere() {
        assertThat(ensure())
                .isEqualTo(new CandleSeries(1, key(), CandleGrid.utc(MINUTE), 8, 0, 0, 0));

        append(candle(3), candle(1));
        assertThat(find())
                .contains(
                        new CandleSeries(
                                1,
                                key(),
                                CandleGrid.utc(MINUTE),
                                8,
                                2,
                                MINUTE.micros(),
                                3 * MINUTE.micros()));

        append(candle(2), candle(9));
        assertThat(rows("SELECT candles, first_open_time, last_open_time FROM candle_series"))
                .containsExactly("4|60000000|540000000");
    }

    @Test
    void theCatalogueIsOfOneIntervalAndSource() {
        ensure();

        assertThat(findSeries(Interval.parse("5m"), "file")).isEmpty();
        assertThat(findSeries(MINUTE, "other")).isEmpty();
    }

    @Test
    void aSeriesKeepsItsVolumeScale() {
        ensure();

        CandleSeries again =
                write(t -> new CandleRepository(t).ensureSeries(instrument, MINUTE, "file", 2));

        assertThat(again.volumeScale()).isEqualTo(8);
    }

    @Test
    void rangesExcludeTheirEnd() {
        CandleSeries series = append(candle(1), candle(2), candle(3), candle(4));

        assertThat(range(series, 2 * MINUTE.micros(), 4 * MINUTE.micros()))
                .containsExactly(candle(2), candle(3));
    }

    @Test
    void theSameCandleAgainChangesNothing() {
        append(candle(1), candle(2));

        CandleSeries series = ensure();
        String counts =
                write(t -> {
                    try (CandleAppender appender = new CandleRepository(t).append(series)) {
                        appender.add(candle(2));
                        appender.add(candle(3));
                        return appender.inserted() + " new, " + appender.unchanged() + " old";
                    }
                });

        assertThat(counts).isEqualTo("1 new, 1 old");
        assertThat(ensure().candles()).isEqualTo(3);
    }

    @Test
    void refusesACandleWithOtherValues() {
        append(candle(1), candle(2));
        Candle other = new Candle(2 * MINUTE.micros(), 10, 12, 9, 11, 6);

        assertFails(ErrorCode.CONFLICT, () -> append(candle(3), other))
                .hasMessageContaining(candle(2).toString())
                .hasMessageContaining(other.toString());

        // The unit of work failed as a whole.
        assertThat(range(ensure(), 0, Long.MAX_VALUE)).containsExactly(candle(1), candle(2));
        assertThat(ensure().candles()).isEqualTo(2);
    }

    @Test
    void goesOnAfterARefusedCandleWhenTheCallerDoes() {
        append(candle(1));
        CandleSeries series = ensure();

        run(t -> {
            try (CandleAppender appender = new CandleRepository(t).append(series)) {
                assertFails(
                        ErrorCode.CONFLICT,
                        () -> appender.add(new Candle(MINUTE.micros(), 1, 1, 1, 1, 1)));
                appender.add(candle(2));
            }
        });

        assertThat(range(ensure(), 0, Long.MAX_VALUE)).containsExactly(candle(1), candle(2));
    }

    @Test
    void refusesCandlesOfASeriesThatIsNotThere() {
        CandleSeries nowhere = new CandleSeries(99, key(), CandleGrid.utc(MINUTE), 8, 0, 0, 0);

        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () ->
                        run(t -> {
                            try (CandleAppender appender =
                                    new CandleRepository(t).append(nowhere)) {
                                appender.add(candle(1));
                            }
                        }));
    }

    @Test
    void remembersAFileByItsContents() {
        CandleSeries series = ensure();
        DataImport first = new DataImport("a.csv", SHA, 1, 2, 5, 3, 4);

        run(t -> new ImportLog(t).record(ref(series), first, NOW));
        run(t ->
                new ImportLog(t)
                        .record(ref(series), new DataImport("b.csv", SHA, 0, 3, 0, 3, 0), NOW + 1));

        assertThat(findImport(series, SHA)).contains(NOW);
        assertThat(findImport(series, "cd".repeat(32))).isEmpty();
        assertThat(rows("SELECT * FROM data_imports"))
                .containsExactly("1|1||a.csv|" + SHA + "|1|2|5|3|4|" + NOW);
    }

    private static Candle candle(int minute) {
        return new Candle(minute * MINUTE.micros(), 10, 12, 9, 11, 5);
    }

    private CandleSeries ensure() {
        return write(t -> new CandleRepository(t).ensureSeries(instrument, MINUTE, "file", 8));
    }

    private Optional<CandleSeries> find() {
        return findSeries(MINUTE, "file");
    }

    private Optional<CandleSeries> findSeries(Interval interval, String source) {
        return read(t -> new CandleRepository(t).findSeries(instrument, interval, source));
    }

    private Optional<Long> findImport(CandleSeries series, String sha256) {
        return read(t -> new ImportLog(t).find(ref(series), sha256));
    }

    private CandleSeries append(Candle... candles) {
        CandleSeries series = ensure();
        run(t -> {
            try (CandleAppender appender = new CandleRepository(t).append(series)) {
                for (Candle candle : candles) {
                    appender.add(candle);
                }
            }
        });
        return series;
    }

    private List<Candle> range(CandleSeries series, long from, long to) {
        return read(t -> {
            List<Candle> candles = new ArrayList<>();
            new CandleRepository(t).forEach(series.id(), from, to, candles::add);
            return candles;
        });
    }

    private SeriesKey key() {
        return SeriesKey.imported(instrument, MINUTE, "file");
    }

    private static SeriesRef ref(CandleSeries series) {
        return new SeriesRef.OfCandles(series.id());
    }
}
