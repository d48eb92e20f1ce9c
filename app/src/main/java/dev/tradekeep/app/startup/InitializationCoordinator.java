package dev.tradekeep.app.startup;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.startups.StartupOutcome;
import dev.tradekeep.store.startups.StartupStep;
import dev.tradekeep.store.startups.StepOutcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs the steps of a start one after the other. A step that fails keeps those that need it from
 * being tried, and no others. For one thread.
 */
final class InitializationCoordinator {
    private static final Logger LOG = System.getLogger(InitializationCoordinator.class.getName());

    private final Consumer<StartupStep> listener;
    private final Set<String> unusable = new HashSet<>();
    private int position;

    /**
     * @param listener hears of each step when it has ended
     */
    InitializationCoordinator(Consumer<StartupStep> listener) {
        this.listener = listener;
    }

    /** What a step does. */
    @FunctionalInterface
    interface Work {
        /** Does it, and returns what there is to say about it. */
        String run();
    }

    /**
     * Tries a step.
     *
     * @param needs names of steps without which it makes no sense
     */
    void run(String name, List<String> needs, Work work) {
        List<String> missing = needs.stream().filter(unusable::contains).toList();
        if (!missing.isEmpty()) {
            unusable.add(name);
            end(name, StepOutcome.SKIPPED, "needs " + String.join(", ", missing), 0);
            return;
        }
        long start = System.nanoTime();
        try {
            String detail = work.run();
            end(name, StepOutcome.DONE, detail, System.nanoTime() - start);
        } catch (TradekeepException e) {
            unusable.add(name);
            end(
                    name,
                    StepOutcome.FAILED,
                    String.valueOf(e.getMessage()),
                    System.nanoTime() - start);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The step \"" + name + "\" failed.", e);
            unusable.add(name);
            end(name, StepOutcome.FAILED, e.toString(), System.nanoTime() - start);
        }
    }

    /** Notes a step that was done and measured elsewhere. */
    void note(String name, String detail, long nanos) {
        end(name, StepOutcome.DONE, detail, nanos);
    }

    /** How it went. */
    StartupOutcome outcome() {
        return unusable.isEmpty() ? StartupOutcome.READY : StartupOutcome.DEGRADED;
    }

    private void end(String name, StepOutcome outcome, String detail, long nanos) {
        position++;
        listener.accept(
                new StartupStep(
                        position, name, outcome, detail, TimeUnit.NANOSECONDS.toMicros(nanos)));
    }
}
