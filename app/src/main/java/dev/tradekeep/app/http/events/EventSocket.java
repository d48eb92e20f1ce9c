package dev.tradekeep.app.http.events;

import dev.tradekeep.app.http.api.Inquiry;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import io.javalin.http.Context;
import io.javalin.websocket.WsConnectContext;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/**
 * Sends events to listeners over WebSockets, each on a virtual thread. One message is under way at
 * a time; what waits stays with the hub, which keeps a bounded number for everybody together. Who
 * does not take a message in time is cut off with code 1013 and may resume.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455">RFC 6455</a>
 */
public final class EventSocket {
    /** How long a listener may take for one message. */
    static final long TAKE_SECONDS_MAX = 5;

    /** What a listener says is not heard, so it must be short. */
    public static final long MESSAGE_BYTES_MAX = 1_024;

    /** Silence is filled, so that a listener that is gone is noticed. */
    private static final long SILENCE_MILLIS = 10_000;

    private static final String ARRIVED = "arrived";

    private final EventHub hub;
    private final ListenerPlaces places;

    public EventSocket(EventHub hub, ListenerPlaces places) {
        this.hub = hub;
        this.places = places;
    }

    /** A page of somebody else must not listen with the cookies of a user who looks at it. */
    static void requireSameOrigin(Inquiry head) {
        String origin = head.header("Origin").orElse("");
        String host = head.header("Host").orElse("");
        if (!origin.isEmpty() && !origin.substring(origin.indexOf("//") + 2).equals(host)) {
            throw new TradekeepException(
                    ErrorCode.FORBIDDEN, "Wanted a page of this server, found one of another.");
        }
    }

    /**
     * A listener who may listen has arrived. What happens from here on is for it, too: it may
     * believe that it listens before its socket is open on this side.
     */
    public void arrive(Context context, Listener listener) {
        String given = context.queryParam(EventRoutes.LAST_ID_QUERY);
        context.attribute(ARRIVED, new Arrived(listener, hub.listen(given == null ? "" : given)));
    }

    private record Arrived(Listener listener, EventHub.Listening listening) {}

    /** Begins to send to a listener that has arrived. */
    public void connected(WsConnectContext context) {
        Arrived arrived = context.attribute(ARRIVED);
        if (arrived == null) {
            throw new IllegalStateException("A socket was opened that nobody asked for");
        }
        Thread.ofVirtual().name("event socket").start(() -> serve(context.session, arrived));
    }

    private void serve(Session session, Arrived arrived) {
        String user = arrived.listener().user();
        if (!places.enter(user)) {
            session.close(StatusCode.TRY_AGAIN_LATER, ListenerPlaces.full(), Callback.NOOP);
            return;
        }
        try {
            if (send(session, arrived)) {
                session.close(StatusCode.SHUTDOWN, "the server stops", Callback.NOOP);
            } else {
                session.close(StatusCode.POLICY_VIOLATION, "log in again", Callback.NOOP);
            }
        } catch (TimeoutException e) {
            cutOff(session);
        } catch (ExecutionException e) {
            // The other end hung up.
            session.disconnect();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            session.disconnect();
        } finally {
            places.leave(user);
        }
    }

    /** Returns whether the listener still may listen. */
    private static boolean send(Session session, Arrived arrived)
            throws InterruptedException, ExecutionException, TimeoutException {
        EventHub.Listening listening = arrived.listening();
        while (session.isOpen() && !listening.isOver()) {
            List<Event> events = listening.next(SILENCE_MILLIS);
            if (listening.isDoubted(events) && !arrived.listener().mayListen().getAsBoolean()) {
                return false;
            }
            for (Event event : events) {
                await(sent -> session.sendText(event.message(), sent));
            }
            if (events.isEmpty()) {
                await(sent -> session.sendPing(ByteBuffer.allocate(0), sent));
            }
        }
        return true;
    }

    /** The code reaches a client that reads on soon; the connection does not wait for others. */
    private static void cutOff(Session session) {
        try {
            await(sent ->
                    session.close(
                            StatusCode.TRY_AGAIN_LATER, "too slow; resume with lastEventId", sent));
        } catch (TimeoutException | ExecutionException e) {
            session.disconnect();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            session.disconnect();
        }
    }

    private static void await(Consumer<Callback> work)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<Boolean> sent = new CompletableFuture<>();
        work.accept(Callback.from(() -> sent.complete(true), sent::completeExceptionally));
        sent.get(TAKE_SECONDS_MAX, TimeUnit.SECONDS);
    }
}
