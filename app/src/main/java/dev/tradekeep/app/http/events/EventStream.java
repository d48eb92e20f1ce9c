package dev.tradekeep.app.http.events;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/**
 * Sends events to listeners, each on the thread of its request.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
 *     events</a>
 */
public final class EventStream {
    /** Listeners at a time; each holds a connection. */
    public static final int LISTENERS_MAX = 64;

    /** Silence is filled, so that a listener that is gone is noticed. */
    private static final long SILENCE_MILLIS = 10_000;

    private final EventHub hub;
    private final Semaphore places = new Semaphore(LISTENERS_MAX);

    public EventStream(EventHub hub) {
        this.hub = hub;
    }

    /** Takes a place; the caller gives it back with {@link #leave}. */
    public boolean enter() {
        return places.tryAcquire();
    }

    public void leave() {
        places.release();
    }

    /** Sends what happens until the hub closes or the other end hangs up, which throws. */
    public void send(String lastId, OutputStream out) throws IOException {
        EventHub.Listening listening = hub.listen(lastId);
        write(out, ": listening\n\n");
        try {
            while (!listening.isOver()) {
                StringBuilder frames = new StringBuilder();
                for (Event event : listening.next(SILENCE_MILLIS)) {
                    frames.append(event.frame());
                }
                write(out, frames.isEmpty() ? ": still here\n\n" : frames.toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
