package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.DataImport;
import dev.tradekeep.market.series.ImportedFile;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.text.ReadProgress;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file that is to be imported and has been looked through: what imports of any kind share. */
record SurveyedFile(MarketFile file, FileSurvey survey, ImportRequest request) {

    /** Looks through it. */
    static SurveyedFile of(
            Store store, DataKind kind, ImportRequest request, ReadProgress progress) {
        requireNotTheDatabase(store, request.file());
        MarketFile file = new MarketFile(request.file(), kind, request.options());
        return new SurveyedFile(file, file.survey(progress), request);
    }

    /** The file, to be known by its contents. */
    ImportedFile identity() {
        return new ImportedFile(request.file().getFileName().toString(), survey.sha256());
    }

    /**
     * Reads its rows.
     *
     * @param priceScale of the instrument
     * @param sizeScale of the series
     * @param grid of candles; null for ticks
     */
    ReadReport read(
            int priceScale,
            int sizeScale,
            @Nullable CandleGrid grid,
            RowSink sink,
            ReadProgress progress) {
        ReadSettings settings =
                new ReadSettings(
                        priceScale, sizeScale, request.roundVolume(), grid, request.onError());
        return file.read(survey, settings, sink, progress);
    }

    /** What became of its rows. */
    DataImport done(Appended appended, ReadReport report) {
        return new DataImport(
                identity().name(),
                identity().sha256(),
                appended.inserted(),
                appended.unchanged(),
                appended.replaced(),
                report.rejected(),
                report.rounded());
    }

    /** A sink that treats a row which the series refuses like any bad one. */
    SeriesSink sink(Consumer<long[]> appender) {
        return new SeriesSink(appender, request.onError(), request.file().toString());
    }

    /** The instrument, made when it is not listed yet. */
    ImportTarget.Listed listed(Transaction transaction, long now) {
        return new ImportTarget(transaction, request.instrument(), now)
                .listed(survey, request.options().impliedDecimals() == 0);
    }

    /** The scale of a new series: as many decimals as the file has, or as fit when it may round. */
    int sizeScale() {
        Integer wanted = request.volumeScale();
        if (wanted != null) {
            return FixedPoint.requireScale(wanted);
        }
        DecimalRange volumes = survey.volumes();
        if (volumes.fits()) {
            return volumes.scaleSeen();
        }
        if (request.roundVolume()) {
            return volumes.scaleMax();
        }
        throw new TradekeepException(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                request.file()
                        + ": volumes have up to "
                        + volumes.scaleSeen()
                        + " decimals, and the largest fits 64 bits with at most "
                        + volumes.scaleMax()
                        + ". Nothing was imported; --round-volume rounds them to what fits, or to"
                        + " --volume-decimals N.");
    }

    /** The scale that a series must have so that nothing is rounded or refused. */
    int sizeScaleNeeded() {
        return request.roundVolume() ? 0 : sizeScale();
    }

    /** Reading the open database as a file would drop SQLite's locks on it. */
    private static void requireNotTheDatabase(Store store, Path file) {
        if (store.isPartOf(file.toAbsolutePath().normalize())) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    file + " is the database itself; wanted a file of market data.");
        }
    }
}
