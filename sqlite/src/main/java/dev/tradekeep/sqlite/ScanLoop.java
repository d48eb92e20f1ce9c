package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.util.ArrayList;
import java.util.List;

/**
 * What one loop of a statement has done, of those that EXPLAIN QUERY PLAN shows.
 *
 * @param runs how often the loop began
 * @param rows how many rows it visited in all
 * @param estimatedRows how many rows a run the planner expected
 * @param name the table or index; empty for none
 * @param explanation the line of EXPLAIN QUERY PLAN
 * @see <a href="https://www.sqlite.org/c3ref/stmt_scanstatus.html">Prepared Statement Scan
 *     Status</a>
 */
public record ScanLoop(
        long runs, long rows, double estimatedRows, String name, String explanation) {
    // Numbers of sqlite3_stmt_scanstatus_v2().
    private static final int RUNS = 0;
    private static final int ROWS = 1;
    private static final int ESTIMATE = 2;
    private static final int NAME = 3;
    private static final int EXPLANATION = 4;

    /**
     * The loops of a statement since they were last reset, in the order of the plan. Empty when
     * {@link ConnectionSwitch#SCAN_STATUS} was off as it was prepared.
     */
    public static List<ScanLoop> of(Statement statement) {
        long handle = statement.usableHandle();
        List<ScanLoop> loops = new ArrayList<>();
        try (NativeBuffer buffer = new NativeBuffer()) {
            long out = buffer.reserve(Long.BYTES);
            for (int loop = 0; read(handle, loop, RUNS, out); loop++) {
                long runs = Sqlite3.MEMORY.get(JAVA_LONG, out);
                read(handle, loop, ROWS, out);
                long rows = Sqlite3.MEMORY.get(JAVA_LONG, out);
                read(handle, loop, ESTIMATE, out);
                double estimate = Sqlite3.MEMORY.get(JAVA_DOUBLE, out);
                loops.add(
                        new ScanLoop(
                                runs,
                                rows,
                                estimate,
                                text(handle, loop, NAME, out),
                                text(handle, loop, EXPLANATION, out)));
            }
        }
        return loops;
    }

    /** Begins to count again at 0. */
    public static void reset(Statement statement) {
        Sqlite3Statement.stmtScanstatusReset(statement.usableHandle());
    }

    private static String text(long handle, int loop, int value, long out) {
        read(handle, loop, value, out);
        return Sqlite3.textAt(Sqlite3.MEMORY.get(JAVA_LONG, out));
    }

    private static boolean read(long handle, int loop, int value, long out) {
        Sqlite3.MEMORY.set(JAVA_LONG, out, 0);
        return Sqlite3Statement.stmtScanstatusV2(handle, loop, value, 0, out) == 0;
    }
}
