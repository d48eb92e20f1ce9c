package dev.tradekeep.bench.torture.serve;

import dev.tradekeep.bench.serve.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clients that ask for large replies and do not take them: nobody else may notice. */
final class SlowReaders implements Scenario {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int ORDERS = 20_000;
    private static final int WINDOW_BYTES = 2_048;
    private static final int AT_ONCE = 20;
    private static final int LOOKS = 200;
    private static final int OK = 200;

    /** On a machine that does nothing else; the short form also runs where others work. */
    private static final int ANSWER_MILLIS_MAX = 5_000;

    private static final int ANSWER_MILLIS_MAX_SHORT = 30_000;
    private static final List<String> LARGE =
            List.of("/api/v1/orders?limit=1000", "/api/openapi.json");

    @Override
    public String name() {
        return "slow-readers";
    }

    @Override
    public String meaning() {
        return "2,000 sockets with small windows ask for large replies and do not read them; others"
                + " are answered in 5 s at worst, and the process goes on.";
    }

    @Override
    public void run(Siege siege) throws IOException {
        Path file = siege.folder().resolve("slow.db");
        SoundBooks.make(file, ORDERS);
        int count = siege.effort(2_000, 100);
        List<Socket> slow = new ArrayList<>();
        try (BesiegedServer server = BesiegedServer.start(file, LIMIT, IDLE)) {
            server.awaitReady();
            double worst = 0;
            for (int i = 0; i < count; i++) {
                slow.add(ask(server.port(), LARGE.get(i % LARGE.size())));
                if (i % (count / 10) == 0) {
                    double millis = look(server.port(), siege);
                    siege.show(
                            "%d sockets do not read, another is answered in %.1f ms"
                                    .formatted(slow.size(), millis));
                    worst = Math.max(worst, millis);
                }
            }
            for (int i = 0; i < LOOKS; i++) {
                worst = Math.max(worst, look(server.port(), siege));
            }
            siege.figure(
                    "%d slow sockets, the worst answer to others in %.1f ms"
                            .formatted(count, worst));
            siege.require(
                    worst <= siege.effort(ANSWER_MILLIS_MAX, ANSWER_MILLIS_MAX_SHORT),
                    "others waited %.1f ms".formatted(worst));
            siege.require(server.isAlive(), "the server has ended");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static Socket ask(int port, String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(WINDOW_BYTES);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        // Several at once: what the system buffers holds the first of them.
        try {
            socket.getOutputStream()
                    .write(request.repeat(AT_ONCE).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // To be cut off is what one who does not read may expect.
            socket.close();
        }
        return socket;
    }

    /** Milliseconds that another client waits. */
    private static double look(int port, Siege siege) throws IOException {
        long start = System.nanoTime();
        try (RawClient other = new RawClient(port)) {
            int live = other.get("/health/live");
            siege.require(live == OK, "the answer to another was " + live);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
