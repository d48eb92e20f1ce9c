package dev.tradekeep.app.startup;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.startups.StartupOutcome;
import dev.tradekeep.store.startups.StartupRepository;
import dev.tradekeep.store.startups.StartupStep;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a start and its steps in the books. What happens before they are open is written once they
 * are. For one thread.
 */
final class StartupJournal {
    private final String node;
    private final String version;
    private final long startedAt;
    private final InstantSource clock;
    private final List<StartupStep> early = new ArrayList<>();
    private @Nullable Store store;
    private long runId;

    StartupJournal(String node, String version, long startedAt, InstantSource clock) {
        this.node = node;
        this.version = version;
        this.startedAt = startedAt;
        this.clock = clock;
    }

    /** Begins to write; a start that a process left open when it was killed is closed. */
    void open(Store opened) {
        store = opened;
        runId =
                opened.write(
                        Durability.RELAXED,
                        transaction ->
                                new StartupRepository(transaction).begin(node, version, startedAt));
        early.forEach(this::add);
        early.clear();
    }

    void add(StartupStep step) {
        Store open = store;
        if (open == null) {
            early.add(step);
            return;
        }
        var _ =
                open.submit(
                        Durability.RELAXED,
                        transaction -> {
                            new StartupRepository(transaction).addStep(runId, step);
                            return null;
                        });
    }

    void end(StartupOutcome outcome) {
        Store open = store;
        if (open == null) {
            return;
        }
        long at = Micros.now(clock);
        var _ =
                open.submit(
                        Durability.RELAXED,
                        transaction -> {
                            new StartupRepository(transaction).end(runId, outcome, at);
                            return null;
                        });
    }
}
