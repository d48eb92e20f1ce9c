package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.net.ClockOffset;
import dev.tradekeep.venue.net.Network;
import dev.tradekeep.venue.net.SocketKeeper;
import dev.tradekeep.venue.net.SocketListener;
import dev.tradekeep.venue.net.SocketSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The stream of an account: logged on, subscribed to orders, executions and balances, and logged on
 * again when its connection was lost. It says what it hears and nothing of what it missed: {@link
 * AccountLink} does.
 */
final class PrivateStream implements SocketListener, AutoCloseable {
    private static final List<String> TOPICS = List.of("order", "execution", "wallet");

    /** How long a log-on is good for. */
    private static final Duration LOGON = Duration.ofSeconds(10);

    private final Network network;
    private final ClockOffset clock;
    private final Signer signer;
    private final Times times;
    private final Hearer hearer;
    private final SocketKeeper socket;
    private @Nullable Future<?> ping;
    private @Nullable Future<?> patience;

    /** Hears what the stream tells, one thing at a time. */
    interface Hearer {
        /** Everything is told from now on. */
        void subscribed();

        /** An order, whoever placed it. */
        void order(OrderRow row);

        void execution(ExecutionRow row);

        /** What an account holds now, as it was written. */
        void wallet(JsonNode account);

        /**
         * The stream could not be had.
         *
         * @param forbidden whether the key was refused
         */
        void refused(String reason, boolean forbidden);

        void closed(String reason);

        void unrecognized(String what);
    }

    PrivateStream(
            Network network,
            URI address,
            ClockOffset clock,
            Signer signer,
            Times times,
            Hearer hearer) {
        this.network = network;
        this.clock = clock;
        this.signer = signer;
        this.times = times;
        this.hearer = hearer;
        socket = new SocketKeeper(network, SocketSettings.STANDARD, () -> address, this);
    }

    void open() {
        socket.open();
    }

    /** Ends the connection because of what is known of it; a new one follows. */
    void drop(String reason) {
        socket.drop(reason);
    }

    @Override
    public void opened() {
        long expires = clock.now() / Micros.PER_MILLISECOND + LOGON.toMillis();
        socket.send(StreamText.auth(signer.key(), expires, signer.stream(expires)));
        expect("The log-on was not answered.");
        ping = network.later(times.ping(), this::ping);
    }

    private void expect(String otherwise) {
        stop(patience);
        patience = network.later(times.answer(), () -> socket.drop(otherwise));
    }

    private static void stop(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
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
        if (read == null || !read.isObject()) {
            hearer.unrecognized("a message of the account's stream that is no JSON");
            return;
        }
        String topic = Fields.text(read, "topic");
        if (!topic.isEmpty()) {
            data(topic, read.path("data"));
            return;
        }
        String op = Fields.text(read, "op");
        switch (op) {
            case "auth" -> loggedOn(read);
            case "subscribe" -> subscribed(read);
            case "ping", "pong" -> {}
            default -> {
                if (!StreamText.words(read).equals("pong")) {
                    hearer.unrecognized("\"" + op + "\" on the account's stream");
                }
            }
        }
    }

    private void loggedOn(JsonNode answer) {
        if (StreamText.isSuccess(answer)) {
            socket.send(StreamText.subscribe("account", TOPICS));
            expect("The subscription was not answered.");
            return;
        }
        String reason = "The log-on was refused: " + StreamText.words(answer);
        hearer.refused(reason, true);
        socket.drop(reason);
    }

    private void subscribed(JsonNode answer) {
        stop(patience);
        if (StreamText.isSuccess(answer)) {
            hearer.subscribed();
            return;
        }
        String reason = "The subscription was refused: " + StreamText.words(answer);
        hearer.refused(reason, false);
        socket.drop(reason);
    }

    private void data(String topic, JsonNode rows) {
        int dot = topic.indexOf('.');
        String kind = dot < 0 ? topic : topic.substring(0, dot);
        for (JsonNode row : rows) {
            String category = Fields.text(row, "category");
            if (!category.isEmpty() && !category.equals("spot")) {
                continue;
            }
            try {
                switch (kind) {
                    case "order" -> hearer.order(OrderRow.of(row));
                    case "execution" -> hearer.execution(ExecutionRow.of(row));
                    case "wallet" -> hearer.wallet(row);
                    default -> hearer.unrecognized("topic " + kind);
                }
            } catch (IllegalArgumentException | ArithmeticException e) {
                // What it meant is read by REST: the comparison finds that it is missing.
                hearer.unrecognized(kind + " that cannot be read: " + e.getMessage());
            }
        }
    }

    @Override
    public void closed(String reason) {
        stop(ping);
        stop(patience);
        hearer.closed(reason);
    }

    @Override
    public void close() {
        socket.close();
        stop(ping);
        stop(patience);
    }
}
