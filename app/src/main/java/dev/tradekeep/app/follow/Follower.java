package dev.tradekeep.app.follow;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.venue.account.VenueException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one stream coming, on a virtual thread of its own, until it is closed. What goes wrong
 * makes the stream stale and is tried again.
 */
abstract class Follower implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final VenueLine line;
    private final String symbol;
    private final StreamHealth health;
    private volatile boolean closed;
    private @Nullable Thread thread;

    /**
     * @param symbol as it was asked for
     */
    Follower(VenueLine line, String symbol, StreamHealth health) {
        this.line = line;
        this.symbol = symbol;
        this.health = health;
    }

    VenueLine line() {
        return line;
    }

    StreamHealth health() {
        return health;
    }

    /** Begins. */
    void start() {
        thread = Thread.ofVirtual().name("follow " + symbol).start(this::run);
    }

    private void run() {
        Duration pause = PAUSE;
        while (!closed) {
            try {
                follow(line.instrument(symbol));
            } catch (InterruptedException e) {
                return;
            } catch (VenueException e) {
                health.stale(e.failure().reason());
            } catch (TradekeepException e) {
                if (closed || e.code() == ErrorCode.INTERRUPTED) {
                    return;
                }
                health.stale(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.error("Following {} failed", symbol, e);
                health.stale("Following failed: " + e);
            }
            if (health.status().stored() > 0) {
                pause = PAUSE;
            }
            if (closed || !sleep(pause)) {
                return;
            }
            pause =
                    pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0
                            ? pause.multipliedBy(2)
                            : PAUSE_MAX;
        }
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Follows it until something goes wrong. */
    abstract void follow(CatalogueEntry instrument) throws VenueException, InterruptedException;

    /** Ends it; what was heard and is not stored may be lost. Closing twice does nothing. */
    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        if (running == null) {
            return;
        }
        running.interrupt();
        if (running.equals(Thread.currentThread())) {
            return;
        }
        try {
            if (!running.join(CLOSE_WITHIN)) {
                LOG.warn("Following {} has not ended", symbol);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
