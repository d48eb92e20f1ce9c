package dev.tradekeep.app.startup;

import java.util.concurrent.CountDownLatch;

/**
 * Turns SIGTERM and SIGINT into an orderly end. The first one asks for it; the second one cuts off
 * the requests that are still being answered. Neither loses anything that was answered.
 */
public final class Shutdown {
    private static final String TERM = "TERM";
    private static final String INT = "INT";

    private final Server server;
    private final CountDownLatch asked = new CountDownLatch(1);

    private Shutdown(Server server) {
        this.server = server;
        Signals.on(TERM, this::ask);
        Signals.on(INT, this::ask);
    }

    /** Takes the signals over until the process ends, so that none cuts the end short. */
    public static Shutdown onSignals(Server server) {
        return new Shutdown(server);
    }

    /** Waits for the first signal. */
    public void await() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        if (asked.getCount() == 0) {
            server.hurry();
        }
        asked.countDown();
    }
}
