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
     * Records what became of a file; one that was recorded before stays as it was.
     *
     * @param at UTC microseconds
     */
    public void record(SeriesRef series, DataImport done, long at) {
        switch (series) {
            case SeriesRef.OfCandles candles -> record(candles.id(), null, done, at);
            case SeriesRef.OfTicks ticks -> record(null, ticks.id(), done, at);
        }
    }

    /** When the file with these contents was first imported into a series, if it was. */
    public Optional<Long> find(SeriesRef series, String fileSha256) {
        return transaction.find(
                switch (series) {
                    case SeriesRef.OfCandles _ -> ImportQuery.FIND_CANDLES;
                    case SeriesRef.OfTicks _ -> ImportQuery.FIND_TICKS;
                },
                p -> p.set("series_id", series.id()).set("file_sha256", fileSha256),
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
