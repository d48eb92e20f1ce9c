package dev.tradekeep.venue.local.http;

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

    private final Session session;
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

    SocketSink(Session session) {
        this.session = session;
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
