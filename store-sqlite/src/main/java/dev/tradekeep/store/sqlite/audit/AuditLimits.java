package dev.tradekeep.store.sqlite.audit;

import java.time.Duration;

/**
 * From where on something is worth telling.
 *
 * @param inspectionTime how long one inspection may take
 * @param sizesTime how long measuring tables and indexes may take
 * @param slicedAboveBytes a larger file is checked table by table, so that no read transaction
 *     keeps the log from being copied for long
 * @param unanalysedRowsMax tables up to this size need no statistics
 * @param growthMax how many times as large a table may be as its statistics say
 * @param freelistPercentMax share of unused pages
 * @param wastePercentMax share of unused bytes within the pages of a table or index
 * @param wasteBytesMin less than this is never worth a finding
 * @param logBytesMax size of the write-ahead log
 * @param backlogFramesMax frames of the log that are not in the file yet
 * @param keysLeftMin keys that a table must have left
 * @param observedMin slow runs to be seen before an index is called unused
 * @param scanStepsMax rows that a query may pass over without an index
 */
public record AuditLimits(
        Duration inspectionTime,
        Duration sizesTime,
        long slicedAboveBytes,
        long unanalysedRowsMax,
        long growthMax,
        long freelistPercentMax,
        long wastePercentMax,
        long wasteBytesMin,
        long logBytesMax,
        long backlogFramesMax,
        long keysLeftMin,
        long observedMin,
        long scanStepsMax) {
    private static final long MEGABYTE = 1 << 20;

    /** What {@code db audit} uses. */
    public static final AuditLimits DEFAULT =
            new AuditLimits(
                    Duration.ofMinutes(30),
                    Duration.ofSeconds(30),
                    1024 * MEGABYTE,
                    1_000,
                    10,
                    25,
                    50,
                    MEGABYTE,
                    128 * MEGABYTE,
                    4_000,
                    1L << 40,
                    100,
                    10_000);

    /** The same with another time for an inspection. */
    AuditLimits withInspectionTime(Duration time) {
        return new AuditLimits(
                time,
                sizesTime,
                slicedAboveBytes,
                unanalysedRowsMax,
                growthMax,
                freelistPercentMax,
                wastePercentMax,
                wasteBytesMin,
                logBytesMax,
                backlogFramesMax,
                keysLeftMin,
                observedMin,
                scanStepsMax);
    }
}
