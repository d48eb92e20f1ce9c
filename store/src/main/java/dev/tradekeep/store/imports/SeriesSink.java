package dev.tradekeep.store.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.market.CandleAppender;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands the candles of a file to a series. A candle that is in the books with other values is
 * treated like any bad row.
 */
final class SeriesSink implements CandleSink {
    private final ErrorPolicy onError;
    private final String source;
    private final CandleAppender appender;
    private final List<RejectedRow> rejects = new ArrayList<>();
    private long rejected;

    SeriesSink(CandleAppender appender, ErrorPolicy onError, String source) {
        this.appender = appender;
        this.onError = onError;
        this.source = source;
    }

    @Override
    public void accept(
            long openTime, long open, long high, long low, long close, long volume, long line) {
        try {
            appender.add(openTime, open, high, low, close, volume);
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
                report.candles() - rejected,
                report.rejected() + rejected,
                all.subList(0, Math.min(all.size(), ReadReport.REJECTS_KEPT_MAX)),
                report.volumesRounded(),
                report.gapCount(),
                report.missing(),
                report.gaps());
    }
}
