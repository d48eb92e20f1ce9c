package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.RefusedRow;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

    /**
     * Counts a row that the series refused, or ends the import.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} under {@link ErrorPolicy#STOP}
     */
    void reject(long line, TradekeepException conflict) {
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
        return withRejects(report, rejected, rejects);
    }

    /** The report with rows that the series refused later. */
    ReadReport addTo(ReadReport report, long refused, List<RefusedRow> first) {
        return withRejects(
                report,
                refused,
                first.stream()
                        .map(row -> new RejectedRow(source, row.line(), row.why().getMessage()))
                        .toList());
    }

    private static ReadReport withRejects(ReadReport report, long more, List<RejectedRow> first) {
        if (more == 0) {
            return report;
        }
        return new ReadReport(
                report.rows(),
                report.accepted() - more,
                report.rejected() + more,
                Stream.concat(report.rejects().stream(), first.stream())
                        .limit(ReadReport.REJECTS_KEPT_MAX)
                        .toList(),
                report.rounded(),
                report.gapCount(),
                report.missing(),
                report.gaps());
    }
}
