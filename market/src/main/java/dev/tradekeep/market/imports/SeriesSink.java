package dev.tradekeep.market.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands the rows of a file to a series. A row that is in the books with other values is treated
 * like any bad row.
 */
final class SeriesSink implements RowSink {
    private final ErrorPolicy onError;
    private final String source;
    private final Consumer<long[]> appender;
    private final List<RejectedRow> rejects = new ArrayList<>();
    private long rejected;

    SeriesSink(Consumer<long[]> appender, ErrorPolicy onError, String source) {
        this.appender = appender;
        this.onError = onError;
        this.source = source;
    }

    @Override
    public void accept(long[] values, long line) {
        try {
            appender.accept(values);
        } catch (TradekeepException e) {
            if (e.code() != ErrorCode.CONFLICT) {
                throw e;
            }
            reject(line, e);
        }
    }

    private void reject(long line, TradekeepException conflict) {
        RejectedRow row = new RejectedRow(source, line, conflict.getMessage());
        if (onError == ErrorPolicy.STOP) {
            throw new TradekeepException(ErrorCode.CONFLICT, row.toString(), conflict);
        }
        rejected++;
        if (rejects.size() < ReadReport.REJECTS_KEPT_MAX) {
            rejects.add(row);
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
                report.accepted() - rejected,
                report.rejected() + rejected,
                all.subList(0, Math.min(all.size(), ReadReport.REJECTS_KEPT_MAX)),
                report.rounded(),
                report.gapCount(),
                report.missing(),
                report.gaps());
    }
}
