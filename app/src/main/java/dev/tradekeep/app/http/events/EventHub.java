package dev.tradekeep.app.http.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest events, for whoever listens. A listener that is slower than what happens misses events
 * and is told so; it never slows down what happens. Thread-safe.
 */
public final class EventHub {
    /** Events that are kept; what is older is missed. */
    static final int KEPT_MAX = 4_096;

    /** Tells a listener that it missed events and should read what it shows again. */
    static final String MISSED = "missed";

    private static final char SEPARATOR = '-';

    private final String server;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Event> kept = new ArrayDeque<>();
    private long last;
    private long checks;
    private boolean closed;

    /**
     * @param startedAt UTC microseconds; tells the events of this server from those of another
     */
    public EventHub(long startedAt) {
        server = Long.toHexString(startedAt);
    }

    /** Tells everybody. Quick. */
    public void publish(String kind, String json) {
        lock.lock();
        try {
            last++;
            kept.add(new Event(server + SEPARATOR + last, kind, json));
            if (kept.size() > KEPT_MAX) {
                kept.remove();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Somebody's rights have changed: every listener looks whether it may go on. */
    public void recheck() {
        lock.lock();
        try {
            checks++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends every listening. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins to listen.
     *
     * @param lastId the last event seen; empty to hear only what happens from now on
     */
    Listening listen(String lastId) {
        lock.lock();
        try {
            if (lastId.isEmpty()) {
                return new Listening(last, false);
            }
            long seen = sequenceOf(lastId);
            long oldest = last - kept.size();
            return seen < oldest || seen > last
                    ? new Listening(last, true)
                    : new Listening(seen, false);
        } finally {
            lock.unlock();
        }
    }

    /** Below 0 when it is an event of another server or none. */
    private long sequenceOf(String id) {
        int separator = id.lastIndexOf(SEPARATOR);
        if (separator < 0 || !id.substring(0, separator).equals(server)) {
            return -1;
        }
        try {
            return Long.parseLong(id, separator + 1, id.length(), 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** One listener's place in the events. For one thread. */
    final class Listening {
        private long seen;
        private boolean missed;
        private long checked = checks;
        private boolean changedRights;

        private Listening(long seen, boolean missed) {
            this.seen = seen;
            this.missed = missed;
        }

        /**
         * Waits for what comes next.
         *
         * @return nothing when nothing happened in that time, or rights have changed
         */
        List<Event> next(long timeoutMillis) throws InterruptedException {
            lock.lock();
            try {
                long nanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
                while (seen == last && !missed && !closed && checked == checks && nanos > 0) {
                    nanos = changed.awaitNanos(nanos);
                }
                changedRights |= checked != checks;
                checked = checks;
                return take();
            } finally {
                lock.unlock();
            }
        }

        /** Whether to look who listens: rights may have changed, or time has passed. */
        boolean isDoubted(List<Event> events) {
            boolean doubted = changedRights || events.isEmpty();
            changedRights = false;
            return doubted;
        }

        /** Whether there will be no more. */
        boolean isOver() {
            lock.lock();
            try {
                return closed && seen == last;
            } finally {
                lock.unlock();
            }
        }

        private List<Event> take() {
            List<Event> events = new ArrayList<>();
            long oldest = last - kept.size();
            if (missed || seen < oldest) {
                events.add(new Event(server + SEPARATOR + Math.max(seen, oldest), MISSED, "{}"));
                seen = Math.max(seen, oldest);
                missed = false;
            }
            long sequence = oldest;
            for (Event event : kept) {
                sequence++;
                if (sequence > seen) {
                    events.add(event);
                }
            }
            seen = last;
            return events;
        }
    }
}
