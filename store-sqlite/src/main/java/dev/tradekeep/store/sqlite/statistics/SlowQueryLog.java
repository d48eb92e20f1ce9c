package dev.tradekeep.store.sqlite.statistics;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.settings.SettingsRepository;
import dev.tradekeep.store.settings.SystemSetting;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.dialect.SqliteDialect;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Notes statements that took longer than the setting {@code slow.query}, with their plans and
 * counters, in {@code slow_queries}: the writer's, which SQLite collects by itself, and those that
 * readers {@link #add}. The scheduler of upkeep calls {@link #collect} now and then.
 *
 * <p>{@link #collect} and {@link #close} are for one thread that is not the writer's, the others
 * for any.
 */
public final class SlowQueryLog implements AutoCloseable {
    /** Statements of readers that wait for {@link #collect}; more are lost. */
    public static final int WAITING_MAX = 1_000;

    private final Database database;
    private final InstantSource clock;
    private final Duration threshold;
    private final Map<String, String> labels;
    private final SlowQueryCollector writer;
    private final BlockingQueue<SlowQuery> waiting = new ArrayBlockingQueue<>(WAITING_MAX);

    private SlowQueryLog(
            Database database,
            InstantSource clock,
            Duration threshold,
            Map<String, String> labels) {
        this.database = database;
        this.clock = clock;
        this.threshold = threshold;
        this.labels = labels;
        writer = database.runUpkeep(this::collector);
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
        Map<String, String> labels = new HashMap<>();
        queries.forEach(query -> labels.put(query.sql(SqliteDialect.INSTANCE), query.label()));
        return new SlowQueryLog(database, clock, Duration.ofMillis(millis), Map.copyOf(labels));
    }

    private SlowQueryCollector collector(Connection connection) {
        return new SlowQueryCollector(connection, threshold, labels, clock);
    }

    /** Begins to collect of a reader of the calling thread; to be closed before the reader is. */
    public SlowQueryCollector collector(DatabaseReader reader) {
        return reader.ask(this::collector);
    }

    /** Takes what a reader found slow; what has no room is lost. */
    public void add(List<SlowQuery> found) {
        found.forEach(waiting::offer);
    }

    /**
     * Notes what has been collected since the last call.
     *
     * @return how many
     */
    public int collect() {
        List<SlowQuery> found = new ArrayList<>(database.runUpkeep(connection -> writer.take()));
        waiting.drainTo(found);
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

    /** Ends the collecting; before the database is closed. */
    @Override
    public void close() {
        boolean closed =
                database.runUpkeep(connection -> {
                    writer.close();
                    return true;
                });
        assert closed;
    }
}
