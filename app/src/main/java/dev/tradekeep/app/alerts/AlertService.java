package dev.tradekeep.app.alerts;

import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.app.secrets.KeyRing;
import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.alerts.AlertChannel;
import dev.tradekeep.store.alerts.AlertMessage;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.alerts.ChannelKind;
import dev.tradekeep.store.alerts.ChannelRepository;
import dev.tradekeep.store.alerts.MessageRepository;
import dev.tradekeep.store.alerts.MessageState;
import dev.tradekeep.store.alerts.RaisedAlert;
import dev.tradekeep.store.alerts.RuleRepository;
import dev.tradekeep.store.sqlite.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of alerts while the server runs: looks for new ones every second, for figures that
 * rules watch every fifteen, and has each channel send on a thread of its own. Thread-safe.
 */
public final class AlertService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertService.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int MEASURE_EVERY_LOOKS = 15;

    private final Database database;
    private final Reads reads;
    private final EngineManager engines;
    private final InstantSource clock;
    private final ChannelSecrets secrets;
    private final Carriers carriers;
    private final MeasureWatch measures;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("alerts").factory());
    private final Map<Long, ChannelSender> senders = new HashMap<>();
    private final Map<Long, TelegramListener> listeners = new HashMap<>();
    private boolean running;
    private long looks;

    /**
     * Does nothing until {@link #start}.
     *
     * @param sockets make encrypted connections to mail servers
     */
    public AlertService(
            Database database,
            Reads reads,
            KeyRing keys,
            EngineManager engines,
            InstantSource clock,
            SSLSocketFactory sockets) {
        this.database = database;
        this.reads = reads;
        this.engines = engines;
        this.clock = clock;
        secrets = new ChannelSecrets(reads, keys);
        carriers = new Carriers(secrets, clock, sockets);
        measures = new MeasureWatch(database, reads, clock);
    }

    /** Starts what goes on by itself; what was under way when the program ended is sent again. */
    public synchronized void start() {
        long recovered =
                database.write(
                        Durability.RELAXED,
                        transaction -> new MessageRepository(transaction).recover());
        if (recovered > 0) {
            LOG.info("{} messages were under way and are sent again", recovered);
        }
        running = true;
        refresh();
        var _ =
                thread.scheduleWithFixedDelay(
                        this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Channels, or the chats that may command, have changed. */
    public synchronized void refresh() {
        if (!running) {
            return;
        }
        stopAll();
        Map<AlertChannel, Set<Long>> channels =
                reads.read(transaction -> {
                    ChannelRepository repository = new ChannelRepository(transaction);
                    Map<AlertChannel, Set<Long>> all = new HashMap<>();
                    for (AlertChannel channel : repository.all()) {
                        if (channel.enabled()) {
                            all.put(channel, new HashSet<>(repository.chats(channel.id())));
                        }
                    }
                    return all;
                });
        channels.forEach(this::bringUp);
    }

    private void bringUp(AlertChannel channel, Set<Long> chats) {
        senders.put(channel.id(), ChannelSender.start(channel, carriers, database, reads, clock));
        if (channel.kind() == ChannelKind.TELEGRAM && !chats.isEmpty()) {
            listeners.put(
                    channel.id(),
                    TelegramListener.start(
                            channel,
                            chats,
                            secrets,
                            carriers.telegram(),
                            new ChatCommands(database, engines, clock),
                            database,
                            clock));
        }
    }

    private void stopAll() {
        List<AutoCloseable> all = new java.util.ArrayList<>(senders.values());
        all.addAll(listeners.values());
        senders.clear();
        listeners.clear();
        for (AutoCloseable one : all) {
            try {
                one.close();
            } catch (Exception e) {
                LOG.warn("A channel did not end well", e);
            }
        }
        // One that was left busy must not keep its message from the one that comes after it.
        if (!all.isEmpty()) {
            var _ =
                    database.write(
                            Durability.RELAXED,
                            transaction -> new MessageRepository(transaction).recover());
        }
    }

    private void look() {
        try {
            if (looks++ % MEASURE_EVERY_LOOKS == 0) {
                measures.look();
            }
            dispatch();
        } catch (TradekeepException e) {
            LOG.warn("Alerts are not told for the moment: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Telling of alerts failed", e);
        }
    }

    private void dispatch() {
        boolean none =
                reads.read(transaction -> new RuleRepository(transaction).unseen(1).isEmpty());
        if (none) {
            return;
        }
        long now = Micros.now(clock);
        Set<Long> told =
                database.write(Durability.FORCED, transaction -> Dispatcher.run(transaction, now));
        wake(told);
    }

    private synchronized void wake(Set<Long> channels) {
        for (long id : channels) {
            ChannelSender sender = senders.get(id);
            if (sender != null) {
                sender.wake();
            }
        }
    }

    /**
     * Sends a message through a channel now, enabled or not, and notes it.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is no such channel;
     *     with {@link ErrorCode#CHANNEL_FAILED} when the message did not arrive
     */
    public void test(String name) {
        AlertChannel channel =
                reads.read(transaction -> new ChannelRepository(transaction).get(name));
        long now = Micros.now(clock);
        RaisedAlert alert =
                new RaisedAlert(
                        0,
                        AlertSeverity.INFO,
                        "channel.test",
                        name,
                        "This is a test of channel " + name + ".",
                        now);
        Delivery delivery =
                carriers.send(
                        channel,
                        new AlertMessage(
                                0,
                                alert.severity(),
                                alert.code(),
                                alert.subject(),
                                alert.message(),
                                0,
                                1,
                                now));
        switch (delivery) {
            case Delivery.Sent _ -> note(channel, alert, MessageState.SENT, "a test");
            case Delivery.Later(String reason, Duration _) -> throw failed(channel, alert, reason);
            case Delivery.Refused(String reason) -> throw failed(channel, alert, reason);
        }
    }

    private TradekeepException failed(AlertChannel channel, RaisedAlert alert, String reason) {
        note(channel, alert, MessageState.FAILED, reason);
        return new TradekeepException(
                ErrorCode.CHANNEL_FAILED,
                "The test of channel " + channel.name() + " did not arrive: " + reason + ".");
    }

    private void note(AlertChannel channel, RaisedAlert alert, MessageState state, String detail) {
        database.write(
                Durability.FORCED,
                transaction -> {
                    new MessageRepository(transaction).note(channel.id(), alert, state, detail);
                    return null;
                });
    }

    /** Ends all of it. Closing twice does nothing. */
    @Override
    public void close() {
        thread.shutdownNow();
        synchronized (this) {
            running = false;
            stopAll();
        }
        carriers.close();
    }
}
