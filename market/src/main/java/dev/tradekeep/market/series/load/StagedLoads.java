package dev.tradekeep.market.series.load;

import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.ImportedFile;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows on their way into series, in one transaction. */
public final class StagedLoads {
    private final Transaction transaction;

    public StagedLoads(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Rows that were packed together, and where they stand among those of their load. */
    record Numbered(long number, StagedRows rows) {}

    /** The highest id of a series of candles, or of ticks; 0 while there is none. */
    long lastSeries(boolean ofTicks) {
        return transaction.get(
                ofTicks ? StagingQuery.LAST_TICK_SERIES : StagingQuery.LAST_CANDLE_SERIES,
                Binder.NONE,
                row -> row.getLongOr(0, 0));
    }

    /**
     * Begins a load.
     *
     * @return its id
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when another one goes into the
     *     series
     */
    long begin(
            SeriesRef into,
            ConflictPolicy onConflict,
            boolean madeSeries,
            @Nullable ImportedFile file) {
        requireFree(into);
        return transaction.insert(
                StagingQuery.BEGIN,
                p ->
                        p.set("series_id", into instanceof SeriesRef.OfCandles ? into.id() : null)
                                .set(
                                        "tick_series_id",
                                        into instanceof SeriesRef.OfTicks ? into.id() : null)
                                .set("on_conflict", onConflict)
                                .set("made_series", madeSeries)
                                .set("file_name", file == null ? null : file.name())
                                .set("file_sha256", file == null ? null : file.sha256())
                                .set("complete", false)
                                .set("rows_done", 0)
                                .set("inserted", 0)
                                .set("unchanged", 0)
                                .set("replaced", 0)
                                .set("rejected", 0)
                                .set("rounded", 0));
    }

    /**
     * Refuses work on a series while rows are on their way into it.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT}
     */
    public void requireFree(SeriesRef series) {
        boolean taken =
                transaction
                        .find(
                                switch (series) {
                                    case SeriesRef.OfCandles _ -> StagingQuery.OF_CANDLES;
                                    case SeriesRef.OfTicks _ -> StagingQuery.OF_TICKS;
                                },
                                p -> p.set("series_id", series.id()),
                                row -> row.getLong(0))
                        .isPresent();
        if (taken) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Other rows are on their way into series "
                            + series.id()
                            + ". Nothing was changed; try again when that import has ended.");
        }
    }

    /** Whether rows are on their way into a series of an instrument. */
    public boolean anyOfInstrument(long instrumentId) {
        return transaction.get(
                StagingQuery.OF_INSTRUMENT,
                p -> p.set("instrument_id", instrumentId),
                row -> !row.isNull(0));
    }

    /** The ids of all loads. */
    List<Long> list() {
        return transaction.list(StagingQuery.LIST, Binder.NONE, row -> row.getLong(0));
    }

    /** A load that is there. */
    StagedLoad get(long id) {
        return transaction.get(StagingQuery.GET, Binder.of(id), StagedLoads::read);
    }

    void stage(long id, long number, byte[] packed) {
        transaction.update(
                StagingQuery.STAGE,
                p -> p.set("load_id", id).set("number", number).set("packed", packed));
    }

    /** All rows are there. */
    void complete(long id, long rejected, long rounded) {
        transaction.update(
                StagingQuery.COMPLETE,
                p -> p.set("id", id).set("rejected", rejected).set("rounded", rounded));
    }

    /** The first rows that are not in the series, or not all of them. */
    Optional<Numbered> firstRows(long id) {
        return transaction.find(
                StagingQuery.FIRST_ROWS,
                p -> p.set("load_id", id),
                row ->
                        new Numbered(
                                row.getLong("number"), StagedRows.unpack(row.getBytes("packed"))));
    }

    /** Deletes packed rows up to a number, that one included. */
    void deleteRows(long id, long number) {
        transaction.update(
                StagingQuery.DELETE_ROWS, p -> p.set("load_id", id).set("number", number));
    }

    /** Some rows more are in the series. */
    void advance(long id, int rowsDone, Appended more, long rejected) {
        transaction.update(
                StagingQuery.ADVANCE,
                p ->
                        p.set("id", id)
                                .set("rows_done", rowsDone)
                                .set("inserted", more.inserted())
                                .set("unchanged", more.unchanged())
                                .set("replaced", more.replaced())
                                .set("rejected", rejected));
    }

    /** Ends a load, none of whose rows is left. */
    void delete(long id) {
        transaction.update(StagingQuery.DELETE, Binder.of(id));
    }

    private static StagedLoad read(Row row) {
        Long candles = row.getLongOrNull("series_id");
        String name = row.getTextOrNull("file_name");
        return new StagedLoad(
                row.getLong("id"),
                candles == null
                        ? new SeriesRef.OfTicks(row.getLong("tick_series_id"))
                        : new SeriesRef.OfCandles(candles),
                row.getWord(ConflictPolicy.class, "on_conflict"),
                row.getBoolean("made_series"),
                name == null ? null : new ImportedFile(name, row.getText("file_sha256")),
                row.getBoolean("complete"),
                row.getInt("rows_done"),
                new Appended(
                        row.getLong("inserted"), row.getLong("unchanged"), row.getLong("replaced")),
                row.getLong("rejected"),
                row.getLong("rounded"));
    }
}
