package dev.tradekeep.venue.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SocketKeeperTest {
    private static final int MESSAGE_MAX = 1_000;
    private static final SocketSettings QUIET =
            settings(Duration.ofSeconds(50), Duration.ofSeconds(100));

    private static final SocketSettings WATCHFUL =
            settings(Duration.ofMillis(20), Duration.ofSeconds(1));

    private final Network network = Network.open(InstantSource.system(), new Random(1));
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

    private final SocketListener notes =
            new SocketListener() {
                @Override
                public void opened() {
                    heard.add("opened");
                }

                @Override
                public void text(String message) {
                    heard.add(message);
                    if (message.equals("bad")) {
                        throw new IllegalStateException("cannot read it");
                    }
                }

                @Override
                public void closed(String reason) {
                    heard.add("closed: " + reason);
                }
            };

    @AfterEach
    void close() {
        network.close();
    }

    private static SocketSettings settings(Duration ping, Duration silence) {
        return new SocketSettings(
                Duration.ofSeconds(20),
                ping,
                silence,
                Duration.ofMillis(1),
                Duration.ofMillis(5),
                MESSAGE_MAX);
    }

    private SocketKeeper keep(URI uri, SocketSettings settings) {
        SocketKeeper keeper = new SocketKeeper(network, settings, () -> uri, notes);
        keeper.open();
        keeper.open();
        return keeper;
    }

    private static String next(BlockingQueue<String> from) throws InterruptedException {
        String next = from.poll(30, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    private void listenTo(RawSocket socket) throws IOException {
        while (true) {
            RawSocket.Frame frame = socket.next();
            arrived.add(frame.kind() + ":" + (frame.kind() == 1 ? frame.text() : ""));
            if (frame.kind() == RawSocket.PING) {
                socket.send(RawSocket.PONG, true, frame.text());
            }
        }
    }

    @Test
    void textsComeWholeAndInOrder() throws Exception {
        try (RawServer server =
                new RawServer((self, connection, number) -> {
                    RawSocket socket = new RawSocket(self, connection);
                    socket.text("one");
                    socket.send(RawSocket.TEXT, false, "t");
                    socket.send(RawSocket.PING, true, "");
                    socket.send(0, true, "wo");
                    listenTo(socket);
                })) {
            try (SocketKeeper keeper = keep(server.uri("ws"), QUIET)) {
                assertThat(next(heard)).isEqualTo("opened");
                assertThat(next(heard)).isEqualTo("one");
                assertThat(next(heard)).isEqualTo("two");
                assertThat(next(arrived)).startsWith(RawSocket.PONG + ":");

                IntStream.range(0, 100).forEach(i -> keeper.send("m" + i));

                for (int i = 0; i < 100; i++) {
                    assertThat(next(arrived)).isEqualTo("1:m" + i);
                }
            }
            assertThat(next(arrived)).startsWith(RawSocket.CLOSE + ":");
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void connectionThatEndsIsMadeAgain() throws Exception {
        try (RawServer server =
                        new RawServer((self, connection, number) -> {
                            RawSocket socket = new RawSocket(self, connection);
                            socket.text("number " + number);
                            if (number == 1) {
                                socket.send(RawSocket.CLOSE, true, "");
                            } else if (number == 2) {
                                socket.next();
                            } else {
                                listenTo(socket);
                            }
                        });
                SocketKeeper keeper = keep(server.uri("ws"), WATCHFUL)) {
            for (int number = 1; number <= 3; number++) {
                assertThat(next(heard)).isEqualTo("opened");
                assertThat(next(heard)).isEqualTo("number " + number);
                keeper.send("go");
                if (number < 3) {
                    assertThat(next(heard)).startsWith("closed: ");
                }
            }
        }
    }

    @Test
    void halfOpenConnectionIsFoundBySilence() throws Exception {
        try (RawServer server =
                        new RawServer((self, connection, number) -> {
                            RawSocket socket = new RawSocket(self, connection);
                            if (number == 1) {
                                RawServer.waitForEnd(connection);
                            } else {
                                socket.text("again");
                                listenTo(socket);
                            }
                        });
                SocketKeeper _ =
                        keep(
                                server.uri("ws"),
                                settings(Duration.ofMillis(20), Duration.ofMillis(400)))) {
            assertThat(next(heard)).isEqualTo("opened");
            assertThat(next(heard)).startsWith("closed: Nothing came for");
            assertThat(next(heard)).isEqualTo("opened");
            assertThat(next(heard)).isEqualTo("again");
            // Pongs keep it, however little is told.
            for (int i = 0; i < 40; i++) {
                assertThat(next(arrived)).isEqualTo(RawSocket.PING + ":");
            }
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void whatCannotBeReadEndsTheConnection() throws Exception {
        List<String> sent = List.of("x".repeat(MESSAGE_MAX + 1), "bad", "good");
        try (RawServer server =
                        new RawServer((self, connection, number) -> {
                            RawSocket socket = new RawSocket(self, connection);
                            socket.text(sent.get(number - 1));
                            listenTo(socket);
                        });
                SocketKeeper _ = keep(server.uri("ws"), QUIET)) {
            assertThat(next(heard)).isEqualTo("opened");
            assertThat(next(heard)).startsWith("closed: A message of over 1000 characters");
            assertThat(next(heard)).isEqualTo("opened");
            assertThat(next(heard)).isEqualTo("bad");
            assertThat(next(heard)).contains("cannot read it");
            assertThat(next(heard)).isEqualTo("opened");
            assertThat(next(heard)).isEqualTo("good");
        }
    }

    @Test
    void whatIsHeardCanEndTheConnection() throws Exception {
        try (RawServer server =
                        new RawServer((self, connection, number) -> {
                            RawSocket socket = new RawSocket(self, connection);
                            listenTo(socket);
                        });
                SocketKeeper keeper = keep(server.uri("ws"), QUIET)) {
            assertThat(next(heard)).isEqualTo("opened");
            keeper.drop("it lies");
            assertThat(next(heard)).isEqualTo("closed: it lies");
            assertThat(next(heard)).isEqualTo("opened");
        }
    }

    @Test
    void serverThatIsNotThereIsTriedAgain() throws Exception {
        try (SocketKeeper _ = keep(URI.create("ws://127.0.0.1:1/"), QUIET)) {
            assertThat(next(heard)).startsWith("closed: ConnectException");
            assertThat(next(heard)).startsWith("closed: ConnectException");
        }
    }
}
