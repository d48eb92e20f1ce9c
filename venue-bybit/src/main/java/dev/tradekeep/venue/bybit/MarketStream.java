package dev.tradekeep.venue.bybit;

import dev.tradekeep.venue.account.MarketSink;
import dev.tradekeep.venue.net.Network;
import dev.tradekeep.venue.net.SocketKeeper;
import dev.tradekeep.venue.net.SocketListener;
import dev.tradekeep.venue.net.SocketSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The public stream: one connection for all that is listened to, subscribed to anew when it was
 * lost.
 *
 * <p>Any thread may call it; no call waits. Sinks are told one thing at a time.
 */
final class MarketStream implements SocketListener, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(MarketStream.class.getName());

    private final Network network;
    private final Times times;
    private final SocketKeeper socket;
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by the lock.
    private final Map<String, MarketTopic> topics = new LinkedHashMap<>();
    private boolean connected;
    private long requests;

    private volatile @Nullable Future<?> ping;
    private volatile @Nullable Future<?> watch;

    MarketStream(Network network, URI address, Times times) {
        this.network = network;
        this.times = times;
        socket = new SocketKeeper(network, SocketSettings.STANDARD, () -> address, this);
    }

    /**
     * Listens to a topic.
     *
     * @param wanted taken when nobody listens to it yet
     * @return ends it
     */
    Runnable listen(MarketTopic wanted, MarketSink sink) {
        lock.lock();
        try {
            MarketTopic topic = topics.computeIfAbsent(wanted.name(), name -> wanted);
            topic.add(sink);
            boolean isNew = topic == wanted;
            // Who comes later to an order book needs the whole of it, too.
            if (connected && (isNew || topic.isBook())) {
                renew(topic, !isNew);
            }
            socket.open();
            return () -> leave(topic, sink);
        } finally {
            lock.unlock();
        }
    }

    private void leave(MarketTopic topic, MarketSink sink) {
        lock.lock();
        try {
            topic.remove(sink);
            if (topic.isIdle() && topics.remove(topic.name(), topic) && connected) {
                socket.send(StreamText.unsubscribe(requestId(), List.of(topic.name())));
            }
        } finally {
            lock.unlock();
        }
    }

    private void renew(MarketTopic topic, boolean subscribed) {
        topic.begin();
        if (subscribed) {
            socket.send(StreamText.unsubscribe(requestId(), List.of(topic.name())));
        }
        socket.send(StreamText.subscribe(requestId(), List.of(topic.name())));
    }

    private String requestId() {
        return "m" + ++requests;
    }

    @Override
    public void opened() {
        lock.lock();
        try {
            connected = true;
            topics.values().forEach(MarketTopic::begin);
            List<String> all = new ArrayList<>(topics.keySet());
            for (int from = 0; from < all.size(); from += StreamText.TOPICS_MAX) {
                int to = Math.min(all.size(), from + StreamText.TOPICS_MAX);
                socket.send(StreamText.subscribe(requestId(), all.subList(from, to)));
            }
        } finally {
            lock.unlock();
        }
        ping = network.later(times.ping(), this::ping);
        watch = network.later(times.silence(), this::watch);
    }

    /** A connection may be well and a topic say nothing all the same. */
    private void watch() {
        if (!isConnected()) {
            return;
        }
        long now = System.nanoTime();
        for (MarketTopic topic : everyTopic()) {
            if (topic.isSilent(now, times.silence())) {
                anew(topic, "The exchange says nothing of " + topic.name() + ".");
            }
        }
        watch = network.later(times.silence(), this::watch);
    }

    private boolean isConnected() {
        lock.lock();
        try {
            return connected;
        } finally {
            lock.unlock();
        }
    }

    private void ping() {
        if (socket.send(StreamText.PING)) {
            ping = network.later(times.ping(), this::ping);
        }
    }

    @Override
    public void text(String message) {
        JsonNode read = StreamText.read(message);
        if (read == null) {
            LOG.log(System.Logger.Level.WARNING, "Bybit's public stream sent no JSON.");
            return;
        }
        MarketTopic topic = topic(Fields.text(read, "topic"));
        if (topic == null) {
            answered(read);
            return;
        }
        try {
            topic.hear(read, reason -> anew(topic, reason));
        } catch (IllegalArgumentException | ArithmeticException e) {
            anew(topic, "A message cannot be read: " + e.getMessage());
        }
    }

    private @Nullable MarketTopic topic(String name) {
        lock.lock();
        try {
            return topics.get(name);
        } finally {
            lock.unlock();
        }
    }

    private void answered(JsonNode answer) {
        if (Fields.text(answer, "op").equals("subscribe") && !StreamText.isSuccess(answer)) {
            String reason = "The subscription was refused: " + StreamText.words(answer);
            LOG.log(System.Logger.Level.WARNING, reason);
            everyTopic()
                    .forEach(topic -> {
                        if (reason.contains(topic.name())) {
                            topic.stale(reason);
                        }
                    });
        }
    }

    private void anew(MarketTopic topic, String reason) {
        topic.stale(reason);
        lock.lock();
        try {
            renew(topic, true);
        } finally {
            lock.unlock();
        }
    }

    private List<MarketTopic> everyTopic() {
        lock.lock();
        try {
            return List.copyOf(topics.values());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void closed(String reason) {
        stopTasks();
        lock.lock();
        try {
            connected = false;
        } finally {
            lock.unlock();
        }
        everyTopic().forEach(topic -> topic.stale(reason));
    }

    private void stopTasks() {
        stop(ping);
        stop(watch);
    }

    private static void stop(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    @Override
    public void close() {
        socket.close();
        lock.lock();
        try {
            connected = false;
        } finally {
            lock.unlock();
        }
        stopTasks();
    }
}
