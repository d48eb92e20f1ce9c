package dev.tradekeep.app.startup;

import dev.tradekeep.app.http.routes.Services;
import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EngineRepository;
import java.util.List;
import java.util.function.Consumer;

/**
 * The engines that ran before a server was taken down.
 *
 * @param names of all of them
 * @param live the names of those that trade for real
 */
record EnginesOf(List<String> names, List<String> live) {
    /** Those that run now. */
    static EnginesOf running(Services services) {
        List<String> names =
                services.engines().running().stream().map(EngineManager.Running::name).toList();
        List<String> live =
                services.readers()
                        .read(transaction -> {
                            EngineRepository engines = new EngineRepository(transaction);
                            return names.stream().filter(name -> isLive(engines, name)).toList();
                        });
        return new EnginesOf(names, live);
    }

    private static boolean isLive(EngineRepository engines, String name) {
        return engines.find(name).filter(engine -> engine.mode() == EngineMode.LIVE).isPresent();
    }

    /**
     * Refuses to stop an engine that trades for real.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT}
     */
    void requireNoneLive() {
        if (!live.isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "This stops every engine, and "
                            + String.join(", ", live)
                            + " trades for real. Stop it first; nothing was changed.");
        }
    }

    /** Starts those that do not run again by themselves; what keeps one from it is logged. */
    void resume(Services services, Consumer<String> log) {
        List<String> running = running(services).names();
        for (String name : names) {
            if (running.contains(name)) {
                continue;
            }
            try {
                services.engines().start(name);
            } catch (TradekeepException e) {
                log.accept("engine " + name + " was not started again: " + e.getMessage());
            }
        }
    }
}
