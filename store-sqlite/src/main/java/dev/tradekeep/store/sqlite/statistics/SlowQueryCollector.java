package dev.tradekeep.store.sqlite.statistics;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SlowStatement;
import dev.tradekeep.sqlite.SlowStatements;
import dev.tradekeep.sqlite.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The statements of one connection that took long, told with their plans and counters. What comes
 * in between two calls of {@link #take} beyond {@link SlowStatements#ENTRIES_MAX} is lost. For the
 * thread of the connection.
 */
public final class SlowQueryCollector implements AutoCloseable {
    private static final String COUNTERS =
            """
            SELECT max(run, 1) AS runs, nscan, nsort, naidx FROM sqlite_stmt WHERE sql = :sql LIMIT 1\
            """;
    private static final int LABEL_MAX = 128;
    private static final int PLAN_MAX = 4_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private final Connection connection;
    private final Map<String, String> labels;
    private final InstantSource clock;
    private final SlowStatements slow;

    /**
     * Begins to collect.
     *
     * @param labels by the text of the statement; others go by their text
     */
    SlowQueryCollector(
            Connection connection,
            Duration threshold,
            Map<String, String> labels,
            InstantSource clock) {
        this.connection = connection;
        this.labels = labels;
        this.clock = clock;
        slow = SlowStatements.collect(connection, threshold);
    }

    /** What has been slow since the last call. */
    public List<SlowQuery> take() {
        List<SlowStatement> taken = slow.take();
        if (taken.isEmpty()) {
            return List.of();
        }
        long now = Micros.now(clock);
        List<SlowQuery> found = new ArrayList<>();
        for (SlowStatement statement : taken) {
            found.add(describe(statement, now));
        }
        // What describing them took on this connection is of no interest, however slow it was.
        slow.take();
        return found;
    }

    private SlowQuery describe(SlowStatement statement, long now) {
        String sql = statement.sql();
        String plan = String.join("\n", FileStatistics.plan(connection, sql));
        long micros = statement.time().toNanos() / NANOS_PER_MICRO;
        String label = cut(labels.getOrDefault(sql, sql.strip()), LABEL_MAX);
        try (Statement counters = connection.prepare(COUNTERS)) {
            counters.bind(1, sql);
            if (!counters.step()) {
                return new SlowQuery(label, micros, 0, 0, 0, cut(plan, PLAN_MAX), now);
            }
            // SQLite counts over all runs of a statement: this is the usual run of it.
            long runs = counters.getLong("runs");
            return new SlowQuery(
                    label,
                    micros,
                    counters.getLong("nscan") / runs,
                    counters.getLong("nsort") / runs,
                    counters.getLong("naidx") / runs,
                    cut(plan, PLAN_MAX),
                    now);
        }
    }

    private static String cut(String text, int max) {
        return text.substring(0, Math.min(max, text.length()));
    }

    @Override
    public void close() {
        slow.close();
    }
}
