package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.market.imports.columns.MarketFields;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.text.ReadProgress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The candles of a file in memory, and the instrument that an import would make for them: nothing
 * of it is in any books.
 *
 * @param kind of the instrument
 * @param volumeScale decimals of the volumes
 * @param survey what the file is
 * @param report what came of reading it
 */
public record FileCandles(
        Instrument instrument,
        InstrumentKind kind,
        int volumeScale,
        BarColumns candles,
        FileSurvey survey,
        ReadReport report) {

    /**
     * What to read.
     *
     * @param instrument whose candles they are; one that delivers what is bought
     * @param interval of the candles; null: as the times in the file tell
     * @param from candles that open at or after this time, UTC microseconds
     * @param to candles that open before this time, UTC microseconds
     */
    public record Request(
            Path file,
            InstrumentChoice instrument,
            @Nullable Interval interval,
            long from,
            long to) {}

    /**
     * Reads a file. The first bad row is an error; volumes that do not fit 64 bits with all their
     * decimals are rounded half-even and counted.
     *
     * @throws TradekeepException when the file or a row of it is bad, or there are too many rows
     */
    public static FileCandles read(Request request, ReadProgress progress) {
        MarketFile file = new MarketFile(request.file(), DataKind.CANDLES, ImportOptions.DETECT);
        FileSurvey survey = file.survey(progress);
        ReadSettings settings = settings(request, survey);
        CandleGrid grid = settings.grid();
        if (grid == null) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    request.file()
                            + ": the interval cannot be told from the times; give it, such as"
                            + " --interval 1m.");
        }
        BarColumns.Builder columns = new BarColumns.Builder(grid, survey.rows());
        ReadReport report =
                file.read(
                        survey,
                        settings,
                        (values, line) -> add(request, columns, values),
                        progress);
        InstrumentChoice choice = request.instrument();
        return new FileCandles(
                instrument(choice, survey, settings.priceScale()),
                kindOf(choice),
                settings.volumeScale(),
                columns.build(),
                survey,
                report);
    }

    private static ReadSettings settings(Request request, FileSurvey survey) {
        ReadSettings detected = ReadSettings.of(survey, true);
        return request.interval() == null ? detected : detected.withInterval(request.interval());
    }

    private static void add(Request request, BarColumns.Builder columns, long[] values) {
        long time = values[MarketFields.TIME.index()];
        if (time < request.from() || time >= request.to()) {
            return;
        }
        columns.add(
                time,
                values[MarketFields.OPEN.index()],
                values[MarketFields.HIGH.index()],
                values[MarketFields.LOW.index()],
                values[MarketFields.CLOSE.index()],
                values[MarketFields.VOLUME.index()]);
    }

    private static InstrumentKind kindOf(InstrumentChoice choice) {
        InstrumentKind kind = choice.kind();
        return kind == null ? InstrumentKind.CRYPTO : kind;
    }

    /** As exact as an import makes it. */
    private static Instrument instrument(
            InstrumentChoice choice, FileSurvey survey, int priceScale) {
        InstrumentChoice.Pair pair = choice.pair();
        int baseScale = ImportTarget.baseScale(survey);
        return new Instrument(
                pair.base() + "/" + pair.quote(),
                new Asset(pair.base(), baseScale),
                new Asset(pair.quote(), InstrumentChoice.ASSET_SCALE),
                priceScale,
                Math.min(InstrumentChoice.QUANTITY_SCALE, baseScale),
                survey.step().orSmallest(priceScale).unitsAt(priceScale),
                1,
                0,
                0);
    }
}
