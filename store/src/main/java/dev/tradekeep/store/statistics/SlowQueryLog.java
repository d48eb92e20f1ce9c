package dev.tradekeep.store.statistics;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SlowStatement;
import dev.tradekeep.sqlite.SlowStatements;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.Database;
import dev.tradekeep.store.operations.SlowQuery;
import dev.tradekeep.store.operations.SlowQueryRepository;
import dev.tradekeep.store.settings.SettingsRepository;
import dev.tradekeep.store.settings.SystemSetting;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.write.Durability;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Notes the writer's statements that took longer than the setting {@code slow.query}, with their
 * plans and counters, in {@code slow_queries}. SQLite collects them by itself; who schedules upkeep
 * calls {@link #collect} now and then, and what comes in between beyond {@link
 * SlowStatements#ENTRIES_MAX} is counted and lost. For one thread that is not the writer's.
 */
public final class SlowQueryLog implements AutoCloseable {
    private static final String COUNTERS =
            "SELECT max(run, 1), nscan, nsort, naidx FROM sqlite_stmt WHERE sql = ?1 LIMIT 1";
    private static final int LABEL_MAX = 128;
    private static final int PLAN_MAX = 4_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private final Database database;
    private final InstantSource clock;
    private final Map<String, String> labels = new HashMap<>();
    private final SlowStatements slow;

    private SlowQueryLog(
            Database database, InstantSource clock, List<Query> queries, SlowStatements slow) {
        this.database = database;
        this.clock = clock;
        this.slow = slow;
        queries.forEach(query -> labels.put(query.sql(), query.label()));
    }

    /**
     * Begins to collect.
     *
     * @param queries of the program, by whose names statements are noted
     */
    public static SlowQueryLog start(Database database, InstantSource clock, List<Query> queries) {
        long millis =
                database.write(
                        Durability.RELAXED,
                        t -> new SettingsRepository(t).get(SystemSetting.SLOW_QUERY));
        SlowStatements slow =
                database.runUpkeep(connection ->
                        SlowStatements.collect(connection, Duration.ofMillis(millis)));
        return new SlowQueryLog(database, clock, queries, slow);
    }

    /**
     * Notes what has been collected since the last call.
     *
     * @return how many
     */
    public int collect() {
        List<SlowQuery> found = database.runUpkeep(this::take);
        if (!found.isEmpty()) {
            long noted =
                    database.write(
                            Durability.RELAXED,
                            t -> {
                                SlowQueryRepository log = new SlowQueryRepository(t);
                                found.forEach(log::record);
                                return (long) found.size();
                            });
            assert noted == found.size();
        }
        return found.size();
    }

    private List<SlowQuery> take(Connection connection) {
        long now = Micros.now(clock);
        List<SlowQuery> found = new ArrayList<>();
        for (SlowStatement statement : slow.take()) {
            found.add(describe(connection, statement, now));
        }
        return found;
    }

    private SlowQuery describe(Connection connection, SlowStatement statement, long now) {
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
            long runs = counters.getLong(0);
            return new SlowQuery(
                    label,
                    micros,
                    counters.getLong(1) / runs,
                    counters.getLong(2) / runs,
                    counters.getLong(3) / runs,
                    cut(plan, PLAN_MAX),
                    now);
        }
    }

    private static String cut(String text, int max) {
        return text.substring(0, Math.min(max, text.length()));
    }

    /** Ends the collecting; before the database is closed. */
    @Override
    public void close() {
        boolean closed =
                database.runUpkeep(connection -> {
                    slow.close();
                    return true;
                });
        assert closed;
    }
}
