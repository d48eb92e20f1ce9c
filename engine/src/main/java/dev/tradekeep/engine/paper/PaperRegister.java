package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.engines.EngineProgressRepository;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.engines.EngineRunRepository;
import dev.tradekeep.store.engines.EngineState;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What the books say of an engine's run: that it began, that it lives, and how it ended.
 *
 * @param node the name under which this process owns the engine
 * @param owner of the run's bookings
 * @param incarnation begins the ids of its orders
 */
record PaperRegister(
        Store store,
        InstantSource clock,
        String node,
        PaperPlan plan,
        BookWriter.RunOwner owner,
        long incarnation) {

    /**
     * Claims the engine and notes its run. This process owns the file, so any other owner of the
     * engine is a dead process.
     */
    static PaperRegister open(
            Store store, InstantSource clock, String node, PaperPlan plan, Duration pace) {
        long at = Micros.now(clock);
        long id = plan.engine().id();
        long incarnation = PaperRun.newIncarnation();
        BookWriter.RunOwner owner =
                store.write(
                        Durability.FORCED,
                        transaction -> {
                            EngineRepository engines = new EngineRepository(transaction);
                            engines.claim(id, node, at, Long.MAX_VALUE);
                            engines.setDesired(id, EngineState.RUNNING);
                            long runId =
                                    new EngineRunRepository(transaction)
                                            .start(id, plan.describe(pace), incarnation, at);
                            plan.rules().note(transaction, runId);
                            engines.beat(id, node, EngineState.RUNNING, at);
                            return new BookWriter.RunOwner(
                                    id,
                                    runId,
                                    new EngineProgressRepository(transaction).epoch(id),
                                    null);
                        });
        return new PaperRegister(store, clock, node, plan, owner, incarnation);
    }

    /** Notes that the engine lives, without waiting. */
    void beat() {
        long at = Micros.now(clock);
        var _ =
                store.submit(
                        Durability.RELAXED,
                        transaction ->
                                new EngineRepository(transaction)
                                        .beat(plan.engine().id(), node, EngineState.RUNNING, at));
    }

    /**
     * Notes how the run ended.
     *
     * @param state {@link EngineState#STOPPED} or {@link EngineState#FAILED}
     * @param why it failed
     */
    void end(EngineState state, long candles, @Nullable String why) {
        long at = Micros.now(clock);
        long id = plan.engine().id();
        // Even on a full disk: the books must not say of an engine that has ended that it runs.
        store.write(
                Durability.CRITICAL,
                transaction -> {
                    EngineRunRepository runs = new EngineRunRepository(transaction);
                    if (state == EngineState.FAILED) {
                        runs.fail(id, owner.runId(), candles, why, at);
                        new AlertRepository(transaction)
                                .raise(
                                        AlertSeverity.CRITICAL,
                                        "engine.failed",
                                        "engine " + plan.engine().name(),
                                        "Engine " + plan.engine().name() + " failed: " + why,
                                        at);
                    } else {
                        runs.complete(id, owner.runId(), candles, at);
                    }
                    return new EngineRepository(transaction).release(id, node, state);
                });
    }
}
