package dev.tradekeep.venue.local.http;

import dev.tradekeep.venue.local.wire.Sink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket: pinged now and then, ended when it does not answer, and after a day. */
public final class Connection extends Session.Listener.AbstractAutoDemanding {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final long MINUTE_MICROS = 60_000_000;
    private static final long DAY_MICROS = 24 * 60 * MINUTE_MICROS;

    /**
     * What a connection is for.
     *
     * @param receive takes a message
     * @param closed hears of its end
     */
    record Protocol(Consumer<String> receive, Runnable closed) {}

    private final Function<Sink, Protocol> opening;
    private final Set<Connection> all;
    private final LongSupplier clock;
    private @Nullable Protocol protocol;
    private @Nullable SocketSink sink;
    private volatile long openedMicros;
    private volatile long heardMicros;

    Connection(Function<Sink, Protocol> opening, Set<Connection> all, LongSupplier clock) {
        this.opening = opening;
        this.all = all;
        this.clock = clock;
    }

    @Override
    public void onWebSocketOpen(Session session) {
        openedMicros = clock.getAsLong();
        heardMicros = openedMicros;
        SocketSink made = new SocketSink(session);
        sink = made;
        protocol = opening.apply(made);
        all.add(this);
        super.onWebSocketOpen(session);
    }

    @Override
    public void onWebSocketText(String message) {
        Objects.requireNonNull(protocol, "opened first").receive().accept(message);
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        heardMicros = clock.getAsLong();
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        all.remove(this);
        Protocol opened = protocol;
        if (opened != null) {
            opened.closed().run();
        }
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        // A client that went away without a word; its close comes next.
        LOG.debug("A connection broke.", cause);
    }

    /** Asks whether the client is still there; ends a connection that was silent for a minute. */
    void ping() {
        long now = clock.getAsLong();
        Session session = getSession();
        if (now - heardMicros > MINUTE_MICROS || now - openedMicros > DAY_MICROS) {
            session.close(StatusCode.NORMAL, "Its time is over", Callback.NOOP);
            return;
        }
        session.sendPing(
                ByteBuffer.wrap(Long.toString(now / 1_000).getBytes(StandardCharsets.US_ASCII)),
                Callback.NOOP);
    }

    /** Tells the client that the server goes down. */
    void shutDown() {
        SocketSink open = sink;
        if (open != null) {
            open.send("{\"e\":\"serverShutdown\",\"E\":" + clock.getAsLong() / 1_000 + "}");
            open.close(StatusCode.SHUTDOWN, "Shutdown");
        }
    }
}
