package dev.tradekeep.app.startup;

import java.util.concurrent.CountDownLatch;

/**
 * Turns SIGTERM and SIGINT into an orderly end. The first one asks for it; the second one cuts off
 * the requests that are still being answered. Neither loses anything that was answered.
 */
public final class Shutdown {
    private static final String TERM = "TERM";
    private static final String INT = "INT";

    private final Runnable hurry;
    private final CountDownLatch asked = new CountDownLatch(1);

    private Shutdown(Runnable hurry) {
        this.hurry = hurry;
        Signals.on(TERM, this::ask);
        Signals.on(INT, this::ask);
    }

    /**
     * Takes the signals over until the process ends, so that none cuts the end short.
     *
     * @param hurry cuts off the requests that are still being answered
     */
    public static Shutdown onSignals(Runnable hurry) {
        return new Shutdown(hurry);
    }

    /** Waits for the first signal. */
    public void await() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks for the end, as a signal does. */
    public void ask() {
        if (asked.getCount() == 0) {
            hurry.run();
        }
        asked.countDown();
    }
}
