package dev.tradekeep.venue.net;

import dev.tradekeep.venue.account.RequestBudget;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that is kept up: when its connection ends, whoever ended it, a new one is made after
 * a growing, random pause. A connection that is half open is found by pings and dropped; so is one
 * whose end the HTTP client did not notice, as happens when a server goes away without a word. It
 * holds no thread.
 *
 * <p>Any thread may call it; no call waits.
 */
public final class SocketKeeper implements AutoCloseable {
    /** How many messages may wait to be sent; an exchange that takes none is gone. */
    static final int SENDING_MAX = 1_000;

    private static final long CLOSE_SECONDS = 1;

    private final Network network;
    private final SocketSettings settings;
    private final Supplier<URI> address;
    private final SocketListener listener;
    private final @Nullable RequestBudget budget;
    private final Backoff pauses;

    /** Held while the listener is told something, so that it hears one thing at a time. */
    private final ReentrantLock voice = new ReentrantLock();

    /** Guards what follows; nothing is told and nobody is called while it is held. */
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable Link link;
    private boolean begun;
    private boolean closed;

    /**
     * @param address asked for each connection
     */
    public SocketKeeper(
            Network network,
            SocketSettings settings,
            Supplier<URI> address,
            SocketListener listener) {
        this(network, settings, address, listener, null);
    }

    /**
     * @param address asked for each connection
     * @param budget of the address, if there is one: while it is blocked no connection is made, and
     *     a connection that is refused with 418 or 429 blocks it
     */
    public SocketKeeper(
            Network network,
            SocketSettings settings,
            Supplier<URI> address,
            SocketListener listener,
            @Nullable RequestBudget budget) {
        this.network = network;
        this.budget = budget;
        this.settings = settings;
        this.address = address;
        this.listener = listener;
        pauses = new Backoff(settings.firstPause(), settings.longestPause(), network.random());
    }

    /** Begins. Returns at once; a second call does nothing. */
    public void open() {
        lock.lock();
        try {
            if (begun) {
                return;
            }
            begun = true;
        } finally {
            lock.unlock();
        }
        connect();
    }

    /**
     * Sends a message after those before it.
     *
     * @return false when there is no connection; true promises nothing
     */
    public boolean send(String message) {
        Link now = current();
        return now != null && now.send(message);
    }

    /** Ends the connection that there is, because of what was heard on it; a new one follows. */
    public void drop(String reason) {
        Link now = current();
        if (now != null) {
            end(now, reason);
        }
    }

    /** Ends the connection and makes no other; the listener hears nothing more. */
    @Override
    public void close() {
        Link last;
        lock.lock();
        try {
            closed = true;
            last = link;
            link = null;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.part();
        }
    }

    private void connect() {
        long blocked = budget == null ? 0 : budget.blockedUntil() - network.now();
        if (blocked > 0) {
            var _ = network.later(Duration.of(blocked, ChronoUnit.MICROS), this::connect);
            return;
        }
        Link made = new Link();
        lock.lock();
        try {
            if (closed) {
                return;
            }
            link = made;
        } finally {
            lock.unlock();
        }
        CompletableFuture<WebSocket> coming;
        try {
            coming =
                    network.client()
                            .newWebSocketBuilder()
                            .connectTimeout(settings.connectTimeout())
                            .buildAsync(address.get(), made);
        } catch (IllegalArgumentException wrong) {
            end(made, "No address for a WebSocket: " + wrong.getMessage());
            return;
        }
        var _ =
                coming.whenComplete((_, failure) -> {
                    if (failure != null) {
                        heed(failure.getCause());
                        end(made, FailureText.of(failure));
                    }
                });
    }

    private void heed(@Nullable Throwable failure) {
        if (budget == null || !(failure instanceof WebSocketHandshakeException refused)) {
            return;
        }
        long blocked = Blocking.microsOf(refused.getResponse());
        if (blocked > 0) {
            budget.blockUntil(network.now() + blocked);
        }
    }

    private void end(Link ended, String reason) {
        lock.lock();
        try {
            if (closed || link != ended) {
                return;
            }
            link = null;
        } finally {
            lock.unlock();
        }
        ended.abort();
        if (ended.lasted(settings.longestPause().toNanos())) {
            pauses.reset();
        }
        network.run(() -> {
            try {
                tell(() -> listener.closed(reason));
            } finally {
                var _ = network.later(pauses.next(), this::connect);
            }
        });
    }

    private void tell(Runnable news) {
        voice.lock();
        try {
            if (!isClosed()) {
                news.run();
            }
        } finally {
            voice.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** The connection that there is; null for none, and once it is closed. */
    private @Nullable Link current() {
        lock.lock();
        try {
            return link;
        } finally {
            lock.unlock();
        }
    }

    /** One connection. */
    private final class Link implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();
        private final long begunNanos = System.nanoTime();
        private volatile long heardNanos = begunNanos;

        // Guarded by this.
        private @Nullable WebSocket socket;
        private @Nullable Future<?> beat;
        private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
        private int waiting;
        private boolean over;

        @Override
        public void onOpen(WebSocket opened) {
            synchronized (this) {
                if (over) {
                    opened.abort();
                    return;
                }
                socket = opened;
                heardNanos = System.nanoTime();
                beat = network.later(settings.pingEvery(), this::beat);
            }
            hear(listener::opened);
            opened.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            heardNanos = System.nanoTime();
            if (parts.length() + data.length() > settings.messageMax()) {
                end(this, "A message of over " + settings.messageMax() + " characters came.");
                return null;
            }
            if (last && parts.isEmpty()) {
                String whole = data.toString();
                hear(() -> listener.text(whole));
            } else {
                parts.append(data);
                if (last) {
                    String whole = parts.toString();
                    parts.setLength(0);
                    hear(() -> listener.text(whole));
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(
                WebSocket from, ByteBuffer data, boolean last) {
            return heard(from);
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            return heard(from);
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            return heard(from);
        }

        private @Nullable CompletionStage<?> heard(WebSocket from) {
            heardNanos = System.nanoTime();
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end(this, "The exchange closed it (" + code + " " + reason + ").");
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end(this, FailureText.of(error));
        }

        /** A listener that fails ends the connection: the next one begins from the start. */
        private void hear(Runnable news) {
            try {
                tell(() -> {
                    if (current() == this) {
                        news.run();
                    }
                });
            } catch (RuntimeException defect) {
                end(this, "What came could not be worked on: " + FailureText.of(defect));
            }
        }

        private void beat() {
            long silence = System.nanoTime() - heardNanos;
            if (silence > settings.silenceMax().toNanos()) {
                end(this, "Nothing came for " + TimeUnit.NANOSECONDS.toMillis(silence) + " ms.");
                return;
            }
            synchronized (this) {
                if (over || socket == null) {
                    return;
                }
                var _ = socket.sendPing(ByteBuffer.allocate(0));
                beat = network.later(settings.pingEvery(), this::beat);
            }
        }

        boolean send(String message) {
            boolean stuck;
            synchronized (this) {
                WebSocket open = socket;
                if (over || open == null) {
                    return false;
                }
                stuck = ++waiting > SENDING_MAX;
                if (!stuck) {
                    sending =
                            sending.thenCompose(_ -> open.sendText(message, true))
                                    .whenComplete((_, failure) -> sent(failure));
                }
            }
            if (stuck) {
                end(this, "The exchange reads nothing.");
            }
            return !stuck;
        }

        private void sent(@Nullable Throwable failure) {
            synchronized (this) {
                waiting--;
            }
            if (failure != null) {
                end(this, FailureText.of(failure));
            }
        }

        boolean lasted(long nanos) {
            return System.nanoTime() - begunNanos > nanos;
        }

        private synchronized @Nullable WebSocket leave() {
            over = true;
            if (beat != null) {
                beat.cancel(false);
            }
            WebSocket last = socket;
            socket = null;
            return last;
        }

        void abort() {
            WebSocket last = leave();
            if (last != null) {
                last.abort();
            }
        }

        /** Says goodbye. */
        void part() {
            WebSocket last = leave();
            if (last != null) {
                var _ =
                        last.sendClose(WebSocket.NORMAL_CLOSURE, "")
                                .orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS)
                                .whenComplete((_, _) -> last.abort());
            }
        }
    }
}
