package dev.tradekeep.market.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.ArrayList;
import java.util.List;

/** The rows that were left out: all are counted, the first are kept. Under STOP there are none. */
public final class RowRejects {
    private final ErrorPolicy policy;
    private final List<RejectedRow> kept = new ArrayList<>();
    private long count;

    public RowRejects(ErrorPolicy policy) {
        this.policy = policy;
    }

    /**
     * Leaves a row out.
     *
     * @throws TradekeepException with {@link ErrorCode#FILE_MALFORMED} under {@link
     *     ErrorPolicy#STOP}
     */
    public void add(String source, long line, String reason) {
        RejectedRow row = new RejectedRow(source, line, reason);
        if (policy == ErrorPolicy.STOP) {
            String text = row.toString();
            throw new TradekeepException(
                    ErrorCode.FILE_MALFORMED, text.endsWith(".") ? text : text + ".");
        }
        count++;
        if (kept.size() < ReadReport.REJECTS_KEPT_MAX) {
            kept.add(row);
        }
    }

    public long count() {
        return count;
    }

    public List<RejectedRow> kept() {
        return List.copyOf(kept);
    }
}
