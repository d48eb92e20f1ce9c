package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.Gap;
import java.util.List;

/**
 * What came of reading a file.
 *
 * @param rows rows seen, good and bad
 * @param accepted rows handed to the sink
 * @param rejected rows left out; always 0 under {@link ErrorPolicy#STOP}
 * @param rejects the first rejected rows, at most {@link #REJECTS_KEPT_MAX}
 * @param rounded rows with a volume, a size or a time that was rounded
 * @param gapCount runs of missing candles; 0 when no interval was given
 * @param missing candles missing in all gaps together
 * @param gaps the first gaps, at most {@link #GAPS_KEPT_MAX}
 */
public record ReadReport(
        long rows,
        long accepted,
        long rejected,
        List<RejectedRow> rejects,
        long rounded,
        long gapCount,
        long missing,
        List<Gap> gaps) {
    /** Rejected rows beyond this are only counted. */
    public static final int REJECTS_KEPT_MAX = 1_000;

    /** Gaps beyond this are only counted. */
    public static final int GAPS_KEPT_MAX = 1_000;

    public ReadReport {
        rejects = List.copyOf(rejects);
        gaps = List.copyOf(gaps);
    }
}
