package dev.tradekeep.store.sqlite.bulk;

import java.util.ArrayList;
import java.util.List;

/** What came of the rows of a batch, or of several. */
final class BatchCounts {
    long inserted;
    long updated;
    long deleted;
    long skipped;
    long rejected;
    final List<RejectedBulkRow> rejects = new ArrayList<>();

    void keep(RejectedBulkRow row) {
        if (rejects.size() < BulkResult.REJECTS_KEPT_MAX) {
            rejects.add(row);
        }
    }

    void add(BatchCounts more) {
        inserted += more.inserted;
        updated += more.updated;
        deleted += more.deleted;
        skipped += more.skipped;
        rejected += more.rejected;
        more.rejects.forEach(this::keep);
    }

    /** The rows that were looked at. */
    long rows() {
        return inserted + updated + deleted + skipped + rejected;
    }
}
