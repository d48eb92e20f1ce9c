package dev.tradekeep.market.series;

import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files that were read into series, known by their contents. */
public final class ImportLog {
    private final Transaction transaction;

    public ImportLog(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Records what became of a file of candles; one that was recorded before stays as it was.
     *
     * @param at UTC microseconds
     */
    public void recordCandles(long seriesId, DataImport done, long at) {
        record(seriesId, null, done, at);
    }

    /** {@link #recordCandles} for a file of ticks. */
    public void recordTicks(long tickSeriesId, DataImport done, long at) {
        record(null, tickSeriesId, done, at);
    }

    /** When the file with these contents was first imported into a series of candles, if it was. */
    public Optional<Long> findCandles(long seriesId, String fileSha256) {
        return find(ImportQuery.FIND_CANDLES, seriesId, fileSha256);
    }

    /** The same for a series of ticks. */
    public Optional<Long> findTicks(long tickSeriesId, String fileSha256) {
        return find(ImportQuery.FIND_TICKS, tickSeriesId, fileSha256);
    }

    private Optional<Long> find(ImportQuery query, long seriesId, String fileSha256) {
        return transaction.find(
                query,
                p -> p.set("series_id", seriesId).set("file_sha256", fileSha256),
                row -> row.getLong(0));
    }

    private void record(
            @Nullable Long seriesId, @Nullable Long tickSeriesId, DataImport done, long at) {
        transaction.update(
                ImportQuery.RECORD,
                p ->
                        p.set("series_id", seriesId)
                                .set("tick_series_id", tickSeriesId)
                                .set("file_name", done.fileName())
                                .set("file_sha256", done.fileSha256())
                                .set("inserted", done.inserted())
                                .set("unchanged", done.unchanged())
                                .set("replaced", done.replaced())
                                .set("rejected", done.rejected())
                                .set("rounded", done.rounded())
                                .set("imported_at", at));
    }
}
