package dev.tradekeep.store.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.ArrayList;
import java.util.List;

/** What happens to a candle that is in the books with other values: the same as to any bad row. */
final class ConflictPolicy {
    private final ErrorPolicy onError;
    private final String source;
    private final List<RejectedRow> rejects = new ArrayList<>();
    private long rejected;

    ConflictPolicy(ErrorPolicy onError, String source) {
        this.onError = onError;
        this.source = source;
    }

    /** Adds the candle of a line; a conflict is raised with its place, or noted. */
    void apply(long line, Runnable addition) {
        try {
            addition.run();
        } catch (TradekeepException e) {
            if (e.code() != ErrorCode.CONFLICT) {
                throw e;
            }
            RejectedRow row = new RejectedRow(source, line, e.getMessage());
            if (onError == ErrorPolicy.STOP) {
                throw new TradekeepException(ErrorCode.CONFLICT, row.toString(), e);
            }
            rejected++;
            if (rejects.size() < ReadReport.REJECTS_KEPT_MAX) {
                rejects.add(row);
            }
        }
    }

    /** The report with the conflicts among its rejected rows. */
    ReadReport addTo(ReadReport report) {
        if (rejected == 0) {
            return report;
        }
        List<RejectedRow> all = new ArrayList<>(report.rejects());
        all.addAll(rejects);
        return new ReadReport(
                report.rows(),
                report.candles() - rejected,
                report.rejected() + rejected,
                all.subList(0, Math.min(all.size(), ReadReport.REJECTS_KEPT_MAX)),
                report.volumesRounded(),
                report.gapCount(),
                report.missing(),
                report.gaps());
    }
}
