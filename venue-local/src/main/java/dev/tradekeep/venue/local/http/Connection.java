package dev.tradekeep.venue.local.http;

import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.wire.Protocol;
import dev.tradekeep.venue.local.wire.Protocol.Conversation;
import dev.tradekeep.venue.local.wire.Protocol.Upgrade;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket: pinged now and then where the protocol wants it, ended when nothing is heard of
 * its client, and after a day.
 */
public final class Connection extends Session.Listener.AbstractAutoDemanding {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final long MINUTE_MICROS = 60_000_000;
    private static final long DAY_MICROS = 24 * 60 * MINUTE_MICROS;

    private final Protocol protocol;
    private final Upgrade upgrade;
    private final Set<Connection> all;
    private final LongSupplier clock;
    private final FaultDesk faults;
    private @Nullable Conversation conversation;
    private @Nullable SocketSink sink;
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private volatile long openedMicros;
    private volatile long heardMicros;

    Connection(
            Protocol protocol,
            Upgrade upgrade,
            Set<Connection> all,
            LongSupplier clock,
            FaultDesk faults) {
        this.protocol = protocol;
        this.upgrade = upgrade;
        this.all = all;
        this.clock = clock;
        this.faults = faults;
    }

    @Override
    public void onWebSocketOpen(Session session) {
        openedMicros = clock.getAsLong();
        heardMicros = openedMicros;
        SocketSink made = new SocketSink(session, faults, upgrade.path());
        sink = made;
        conversation = protocol.open(upgrade, made);
        all.add(this);
        super.onWebSocketOpen(session);
    }

    @Override
    public void onWebSocketText(String message) {
        heardMicros = clock.getAsLong();
        Objects.requireNonNull(conversation, "opened first").receive(message);
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        heardMicros = clock.getAsLong();
        getSession().sendPong(payload, Callback.NOOP);
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        heardMicros = clock.getAsLong();
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        all.remove(this);
        ended.complete(null);
        Conversation opened = conversation;
        if (opened != null) {
            opened.closed();
        }
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        // A client that went away without a word; its close comes next.
        LOG.debug("A connection broke.", cause);
    }

    /** Asks whether the client is still there; ends a connection that was silent for too long. */
    void ping() {
        long now = clock.getAsLong();
        Session session = getSession();
        long patience = protocol.pings() ? MINUTE_MICROS : 10 * MINUTE_MICROS;
        if (now - heardMicros > patience || now - openedMicros > DAY_MICROS) {
            session.close(StatusCode.NORMAL, "Its time is over", Callback.NOOP);
            return;
        }
        if (!protocol.pings()) {
            return;
        }
        session.sendPing(
                ByteBuffer.wrap(Long.toString(now / 1_000).getBytes(StandardCharsets.US_ASCII)),
                Callback.NOOP);
    }

    /** Ends without a word when the path of its socket has a part. */
    void cut(String part) {
        if (upgrade.path().contains(part)) {
            getSession().disconnect();
        }
    }

    /**
     * Tells the client that the server goes down.
     *
     * @return completed when the client has said goodbye, too
     */
    CompletableFuture<@Nullable Void> shutDown() {
        SocketSink open = sink;
        if (open != null) {
            String farewell = protocol.farewell();
            if (!farewell.isEmpty()) {
                open.send(farewell);
            }
            open.close(StatusCode.SHUTDOWN, "Shutdown");
        }
        return ended;
    }
}
