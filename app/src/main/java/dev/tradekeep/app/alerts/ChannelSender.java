package dev.tradekeep.app.alerts;

import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.alerts.AlertChannel;
import dev.tradekeep.store.alerts.AlertMessage;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.alerts.MessageRepository;
import dev.tradekeep.store.alerts.MessageState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages of one channel, one after the other, on a thread of its own. A message is
 * tried again after pauses that double, {@link #ATTEMPTS_MAX} times at most; then it has failed,
 * which is an alert for the other channels.
 */
final class ChannelSender implements AutoCloseable {
    /** Tries of a message. */
    static final int ATTEMPTS_MAX = 12;

    private static final Logger LOG = LoggerFactory.getLogger(ChannelSender.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** After a failure nothing of the channel is tried for as long, whatever its turn. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /** Clocks may be set, so none waits longer without a look at them. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Duration AFTER_DEFECT = Duration.ofSeconds(5);
    private static final long RATE_SPAN = 60_000_000;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final AlertChannel channel;
    private final Carriers carriers;
    private final Store store;
    private final Reads reads;
    private final InstantSource clock;
    private final Semaphore news = new Semaphore(0);
    private final ArrayDeque<Long> begun = new ArrayDeque<>();
    private final Thread thread;
    private long notBefore;
    private volatile boolean closed;

    private ChannelSender(
            AlertChannel channel,
            Carriers carriers,
            Store store,
            Reads reads,
            InstantSource clock) {
        this.channel = channel;
        this.carriers = carriers;
        this.store = store;
        this.reads = reads;
        this.clock = clock;
        thread = Thread.ofVirtual().name("channel " + channel.name()).unstarted(this::run);
    }

    /** Sends from now on. */
    static ChannelSender start(
            AlertChannel channel,
            Carriers carriers,
            Store store,
            Reads reads,
            InstantSource clock) {
        ChannelSender sender = new ChannelSender(channel, carriers, store, reads, clock);
        sender.thread.start();
        return sender;
    }

    /** Says that there may be something to send. */
    void wake() {
        news.release();
    }

    private void run() {
        while (!closed) {
            Duration pause;
            try {
                pause = step();
            } catch (TradekeepException e) {
                if (!closed) {
                    LOG.warn("Channel {}: {}", channel.name(), e.getMessage());
                }
                pause = AFTER_DEFECT;
            } catch (RuntimeException e) {
                LOG.error("Channel {} failed", channel.name(), e);
                pause = AFTER_DEFECT;
            }
            rest(pause);
        }
    }

    private void rest(Duration pause) {
        try {
            if (!closed && news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            // Only close() interrupts, and it has set the flag.
            LOG.debug("Channel {} ends", channel.name());
        }
    }

    /** Sends a message if one is due; answers how long nothing else is. */
    private Duration step() {
        long now = Micros.now(clock);
        long free = Math.max(notBefore, freeAt(now));
        if (free > now) {
            return until(free, now);
        }
        Optional<Long> next =
                reads.read(transaction -> new MessageRepository(transaction).nextAt(channel.id()));
        if (next.isEmpty() || next.get() > now) {
            return next.map(at -> until(at, now)).orElse(LONGEST_WAIT);
        }
        Optional<AlertMessage> message =
                store.write(
                        Durability.RELAXED,
                        transaction -> {
                            MessageRepository messages = new MessageRepository(transaction);
                            Instant instant = Micros.toInstant(now);
                            QuietHours.until(channel.settings(), AlertSeverity.WARNING, instant)
                                    .ifPresent(
                                            end -> messages.postpone(channel.id(), Micros.of(end)));
                            return messages.begin(channel.id(), now);
                        });
        message.ifPresent(this::send);
        return Duration.ZERO;
    }

    /** When the channel may carry another message, by its rate alone. */
    private long freeAt(long now) {
        while (!begun.isEmpty() && begun.getFirst() <= now - RATE_SPAN) {
            begun.removeFirst();
        }
        return begun.size() < channel.settings().messagesPerMinute()
                ? now
                : begun.getFirst() + RATE_SPAN;
    }

    private static Duration until(long at, long now) {
        Duration wait = Duration.of(at - now, java.time.temporal.ChronoUnit.MICROS).plusMillis(1);
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private void send(AlertMessage message) {
        begun.addLast(Micros.now(clock));
        Delivery delivery = carriers.send(channel, message);
        // The books must still hear of it when the server is being stopped.
        var _ = Thread.interrupted();
        long now = Micros.now(clock);
        switch (delivery) {
            case Delivery.Sent _ ->
                    write(messages -> messages.end(message.id(), MessageState.SENT, null, now));
            case Delivery.Refused(String reason) -> fail(message, reason, now);
            case Delivery.Later later -> {
                if (closed) {
                    write(messages -> messages.again(message.id(), now, later.reason()));
                } else if (message.attempts() >= ATTEMPTS_MAX) {
                    fail(message, later.reason(), now);
                } else {
                    retry(message, later, now);
                }
            }
        }
    }

    private void retry(AlertMessage message, Delivery.Later later, long now) {
        Duration pause = pause(message.attempts());
        Duration wanted = later.after();
        if (wanted != null && wanted.compareTo(pause) > 0) {
            pause = wanted.compareTo(LONGEST_PAUSE) < 0 ? wanted : LONGEST_PAUSE;
        }
        boolean asked = wanted != null;
        Duration rest = asked || pause.compareTo(LONGEST_REST) < 0 ? pause : LONGEST_REST;
        notBefore = now + micros(rest);
        long nextAt = now + micros(pause);
        write(messages -> messages.again(message.id(), nextAt, later.reason()));
    }

    /** After the first try five seconds, then twice as long each time, an hour at most. */
    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, ATTEMPTS_MAX));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static long micros(Duration duration) {
        return TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
    }

    private void fail(AlertMessage message, String reason, long now) {
        store.write(
                Durability.FORCED,
                transaction -> {
                    new MessageRepository(transaction)
                            .end(message.id(), MessageState.FAILED, reason, now);
                    return new AlertRepository(transaction)
                            .raise(
                                    AlertSeverity.WARNING,
                                    Dispatcher.CHANNEL_FAILED,
                                    channel.name(),
                                    "Message "
                                            + message.id()
                                            + " was given up after "
                                            + message.attempts()
                                            + (message.attempts() == 1 ? " try: " : " tries: ")
                                            + reason,
                                    now);
                });
    }

    private void write(java.util.function.Consumer<MessageRepository> change) {
        store.write(
                Durability.FORCED,
                transaction -> {
                    change.accept(new MessageRepository(transaction));
                    return null;
                });
    }

    /** Ends it; a message that is under way and does not arrive is sent again at the next start. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (!thread.join(CLOSE_WITHIN)) {
                LOG.warn("Channel {} is still busy and left alone", channel.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
