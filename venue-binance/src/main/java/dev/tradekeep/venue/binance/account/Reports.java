package dev.tradekeep.venue.binance.account;

import dev.tradekeep.venue.VenueReport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands reports to whoever trades, one at a time; nothing before there is somebody. */
final class Reports {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Consumer<VenueReport> listener;
    private boolean closed;

    void listener(Consumer<VenueReport> listener) {
        lock.lock();
        try {
            this.listener = listener;
        } finally {
            lock.unlock();
        }
    }

    void tell(VenueReport report) {
        lock.lock();
        try {
            if (listener != null && !closed) {
                listener.accept(report);
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}
