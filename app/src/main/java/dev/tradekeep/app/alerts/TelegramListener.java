package dev.tradekeep.app.alerts;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.alerts.AlertChannel;
import dev.tradekeep.store.alerts.ChannelRepository;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Hears what is sent to a bot, by long polling on a thread of its own. What comes from a chat that
 * may not command is passed by without an answer.
 */
final class TelegramListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramListener.class);
    private static final int POLL_SECONDS = 25;
    private static final int UPDATES_MAX = 50;
    private static final int COMMANDS_PER_MINUTE = 30;
    private static final Duration POLL_WITHIN = Duration.ofSeconds(POLL_SECONDS + 10L);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final AlertChannel channel;
    private final Set<Long> chats;
    private final ChannelSecrets secrets;
    private final TelegramCarrier telegram;
    private final ChatCommands commands;
    private final Store store;
    private final InstantSource clock;
    private final ArrayDeque<Long> taken = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private long next;

    private TelegramListener(
            AlertChannel channel,
            Set<Long> chats,
            ChannelSecrets secrets,
            TelegramCarrier telegram,
            ChatCommands commands,
            Store store,
            InstantSource clock) {
        this.channel = channel;
        this.chats = Set.copyOf(chats);
        this.secrets = secrets;
        this.telegram = telegram;
        this.commands = commands;
        this.store = store;
        this.clock = clock;
        next = channel.updateOffset();
        thread = Thread.ofVirtual().name("telegram " + channel.name()).unstarted(this::run);
    }

    /** Listens from now on. */
    static TelegramListener start(
            AlertChannel channel,
            Set<Long> chats,
            ChannelSecrets secrets,
            TelegramCarrier telegram,
            ChatCommands commands,
            Store store,
            InstantSource clock) {
        TelegramListener listener =
                new TelegramListener(channel, chats, secrets, telegram, commands, store, clock);
        listener.thread.start();
        return listener;
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        boolean going = true;
        while (going) {
            Optional<Duration> rest;
            try {
                rest = poll(secrets.open(channel.id()));
            } catch (TradekeepException e) {
                if (ended.getCount() > 0) {
                    LOG.warn("Telegram channel {}: {}", channel.name(), e.getMessage());
                }
                rest = Optional.of(LONGEST_PAUSE);
            } catch (RuntimeException e) {
                LOG.error("Telegram channel {} failed", channel.name(), e);
                rest = Optional.of(LONGEST_PAUSE);
            }
            if (rest.isEmpty()) {
                pause = FIRST_PAUSE;
                going = ended.getCount() > 0;
                continue;
            }
            Duration wait = rest.get().compareTo(pause) > 0 ? rest.get() : pause;
            pause = shorter(pause.multipliedBy(2));
            going = !endsWithin(shorter(wait));
        }
    }

    private static Duration shorter(Duration one) {
        return one.compareTo(LONGEST_PAUSE) < 0 ? one : LONGEST_PAUSE;
    }

    private boolean endsWithin(Duration wait) {
        try {
            return ended.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Asks once; answers how long to leave the other end alone, empty when all is well. */
    private Optional<Duration> poll(String token) {
        HttpPost.Outcome outcome =
                telegram.call(
                        channel,
                        token,
                        "getUpdates",
                        POLL_WITHIN,
                        json -> {
                            json.writeNumberProperty("offset", next);
                            json.writeNumberProperty("limit", UPDATES_MAX);
                            json.writeNumberProperty("timeout", POLL_SECONDS);
                            json.writeArrayPropertyStart("allowed_updates");
                            json.writeString("message");
                            json.writeEndArray();
                        });
        ServiceAnswer answer = ServiceAnswer.of(outcome);
        if (!(outcome instanceof HttpPost.Outcome.Answer(int status, String _, Optional<String> _))
                || status != 200
                || !answer.part("result").json().isArray()) {
            LOG.debug("Telegram channel {} was not heard: {}", channel.name(), outcome);
            return Optional.of(
                    answer.part("parameters").number("retry_after").orElse(Duration.ZERO));
        }
        hear(token, answer.part("result").json());
        return Optional.empty();
    }

    private void hear(String token, JsonNode updates) {
        long after = next;
        for (JsonNode update : updates) {
            Optional<Long> id = ChatUpdate.id(update);
            if (id.isEmpty() || id.get() < next) {
                continue;
            }
            after = Math.max(after, id.get() + 1);
            ChatUpdate.read(update)
                    .filter(one -> chats.contains(one.chatId()) && isInTime())
                    .ifPresent(one -> answer(token, one));
        }
        if (after > next) {
            passBy(after);
        }
    }

    private void answer(String token, ChatUpdate update) {
        Optional<String> reply = commands.run(channel, update);
        if (reply.isEmpty()) {
            return;
        }
        Delivery delivery =
                telegram.say(channel, token, Long.toString(update.chatId()), reply.get());
        if (!(delivery instanceof Delivery.Sent)) {
            LOG.warn("An answer to chat {} did not arrive: {}", update.chatId(), delivery);
        }
    }

    /** Who floods a bot is passed by; whoever else commands in that minute has to ask again. */
    private boolean isInTime() {
        long now = clock.millis();
        while (!taken.isEmpty() && taken.getFirst() <= now - TimeUnit.MINUTES.toMillis(1)) {
            taken.removeFirst();
        }
        if (taken.size() >= COMMANDS_PER_MINUTE) {
            LOG.warn("Telegram channel {} hears too many commands", channel.name());
            return false;
        }
        taken.addLast(now);
        return true;
    }

    private void passBy(long after) {
        store.write(
                Durability.RELAXED,
                transaction -> new ChannelRepository(transaction).advance(channel.id(), after));
        next = after;
    }

    @Override
    public void close() {
        ended.countDown();
        thread.interrupt();
        try {
            if (!thread.join(CLOSE_WITHIN)) {
                LOG.warn("Telegram channel {} is still busy and left alone", channel.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
