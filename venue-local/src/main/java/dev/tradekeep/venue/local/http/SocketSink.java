package dev.tradekeep.venue.local.http;

import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.fault.Target;
import dev.tradekeep.venue.local.wire.Sink;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * Sends texts one after the other without waiting. A client that does not read is disconnected when
 * too much waits for it. Thread-safe.
 */
final class SocketSink implements Sink {
    /** How many characters may wait. */
    static final int WAITING_MAX = 16 * 1024 * 1024;

    private static final int TOO_SLOW = 1_008;
    private static final long NANOS_OF_A_MICRO = 1_000;

    private final Session session;
    private final FaultDesk faults;
    private final Target target;
    private final Queue<String> underway = new ArrayDeque<>();
    private final Queue<String> waiting = new ArrayDeque<>();
    private final IteratingCallback sender =
            new IteratingCallback() {
                @Override
                protected Action process() {
                    String next = next();
                    if (next == null) {
                        closeWhenAsked();
                        return Action.IDLE;
                    }
                    session.sendText(next, Callback.from(this::succeeded, this::failed));
                    return Action.SCHEDULED;
                }
            };

    private long waitingChars;
    private boolean closed;
    private @Nullable Runnable closing;
    private long latestNanos;
    private volatile boolean late;

    /**
     * @param path of the socket
     */
    SocketSink(Session session, FaultDesk faults, String path) {
        this.session = session;
        this.faults = faults;
        target = new Target(null, path, null, null);
    }

    private @Nullable String next() {
        synchronized (waiting) {
            String next = waiting.poll();
            waitingChars -= next == null ? 0 : next.length();
            return next;
        }
    }

    private void closeWhenAsked() {
        Runnable ending;
        synchronized (waiting) {
            ending = closing;
            closing = null;
        }
        if (ending != null) {
            ending.run();
        }
    }

    @Override
    public void send(String text) {
        long delay = faults.isIdle() && !late ? 0 : delay(text);
        if (delay == 0) {
            sendNow(text);
        } else {
            faults.later(delay, this::arrive);
        }
    }

    /** In microseconds; no message overtakes another. */
    private long delay(String text) {
        long latency = faults.latencyMicros(target);
        synchronized (waiting) {
            if (latency == 0 && !late) {
                return 0;
            }
            late = true;
            long now = System.nanoTime();
            long due = now + latency * NANOS_OF_A_MICRO;
            latestNanos = underway.isEmpty() ? due : Math.max(due, latestNanos);
            underway.add(text);
            return Math.max(1, (latestNanos - now) / NANOS_OF_A_MICRO);
        }
    }

    private void arrive() {
        String text;
        synchronized (waiting) {
            text = underway.poll();
        }
        if (text != null) {
            sendNow(text);
        }
        synchronized (waiting) {
            late = !underway.isEmpty();
        }
    }

    private void sendNow(String text) {
        boolean slow;
        synchronized (waiting) {
            if (closed) {
                return;
            }
            waiting.add(text);
            waitingChars += text.length();
            slow = waitingChars > WAITING_MAX;
            closed = slow;
        }
        if (slow) {
            session.close(TOO_SLOW, "Too slow", Callback.NOOP);
        } else {
            sender.iterate();
        }
    }

    /** What was sent before leaves first. */
    @Override
    public void close(int code, String reason) {
        synchronized (waiting) {
            closed = true;
            closing = () -> session.close(code, reason, Callback.NOOP);
        }
        sender.iterate();
    }
}
