package dev.tradekeep.store.imports;

import java.util.List;

/**
 * What came of reading a file.
 *
 * @param rows rows seen, good and bad
 * @param candles rows handed to the sink
 * @param rejected rows left out; always 0 under {@link ErrorPolicy#STOP}
 * @param rejects the first rejected rows, at most {@link #REJECTS_KEPT_MAX}
 * @param volumesRounded candles whose volume had more decimals than the volume scale
 * @param gapCount runs of missing candles; 0 when no interval was given
 * @param missing candles missing in all gaps together
 * @param gaps the first gaps, at most {@link #GAPS_KEPT_MAX}
 */
public record ReadReport(
        long rows,
        long candles,
        long rejected,
        List<RejectedRow> rejects,
        long volumesRounded,
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
