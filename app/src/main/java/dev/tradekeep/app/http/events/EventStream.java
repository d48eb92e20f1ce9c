package dev.tradekeep.app.http.events;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Sends events to listeners, each on the thread of its request.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
 *     events</a>
 */
public final class EventStream {
    /** Silence is filled, so that a listener that is gone is noticed. */
    private static final long SILENCE_MILLIS = 10_000;

    private final EventHub hub;

    public EventStream(EventHub hub) {
        this.hub = hub;
    }

    /**
     * Sends what happens until the hub closes, the listener may listen no longer, or the other end
     * hangs up, which throws.
     */
    public void send(Listener listener, String lastId, OutputStream out) throws IOException {
        EventHub.Listening listening = hub.listen(lastId);
        write(out, ": listening\n\n");
        try {
            while (!listening.isOver()) {
                List<Event> events = listening.next(SILENCE_MILLIS);
                if (listening.isDoubted(events) && !listener.mayListen().getAsBoolean()) {
                    return;
                }
                StringBuilder frames = new StringBuilder();
                events.forEach(event -> frames.append(event.frame()));
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
