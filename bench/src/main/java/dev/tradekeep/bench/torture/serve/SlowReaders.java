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
import java.util.Collections;
import java.util.List;

/** Clients that ask for large replies and do not take them: nobody else may notice. */
final class SlowReaders implements Scenario.Attack {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int ORDERS = 20_000;
    private static final int WINDOW_BYTES = 2_048;
    private static final int AT_ONCE = 20;
    private static final int LOOKS = 200;
    private static final int OK = 200;

    /** A collection holds up everybody, whatever else the machine does. */
    private static final int COLLECTIONS_PERCENT_MAX = 20;

    /** Beyond what a server that nobody besieges takes at the same moment on the same machine. */
    private static final int BEHIND_MILLIS_MAX = 1_000;

    private static final String LIVE = "/health/live";
    private static final String READ = "/api/v1/portfolios?limit=1";
    private static final List<String> LARGE =
            List.of("/api/v1/orders?limit=1000", "/api/openapi.json");

    @Override
    public void run(Siege siege) throws IOException {
        Path file = siege.folder().resolve("slow.db");
        SoundBooks.make(file, ORDERS);
        Path quiet = siege.folder().resolve("quiet.db");
        SoundBooks.make(quiet, 1);
        BesiegedServer.Options options = BesiegedServer.Options.of(LIMIT, IDLE);
        List<Socket> slow = new ArrayList<>();
        try (BesiegedServer server = BesiegedServer.start(file, options);
                BesiegedServer twin = BesiegedServer.start(quiet, options)) {
            besiege(siege, server, twin, slow);
            siege.require(server.isAlive(), "the server has ended");
            siege.requireStatus(server, READ, OK);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static void besiege(
            Siege siege, BesiegedServer server, BesiegedServer twin, List<Socket> slow)
            throws IOException {
        int count = siege.effort(2_000, 100);
        long start = System.nanoTime();
        double worst = 0;
        for (int i = 0; i < count; i++) {
            slow.add(ask(server.port(), LARGE.get(i % LARGE.size())));
            if (i % (count / 10) == 0) {
                double millis = look(server.port(), siege);
                worst = Math.max(worst, millis);
                siege.show(
                        "%d sockets do not read, another is answered in %.1f ms"
                                .formatted(slow.size(), millis));
            }
        }
        List<Double> besieged = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        for (int i = 0; i < LOOKS; i++) {
            besieged.add(look(server.port(), siege));
            alone.add(look(twin.port(), siege));
        }
        long percent = server.collectionMillis() * 100 / Math.max(1, millisSince(start));
        siege.figure(
                ("%d slow sockets; others are answered in %.1f ms, by a server left alone in %.1f ms"
                                + " (medians), in %.1f ms at worst; %d %% of the time for"
                                + " collections")
                        .formatted(
                                count,
                                median(besieged),
                                median(alone),
                                Math.max(worst, Collections.max(besieged)),
                                percent));
        siege.require(
                median(besieged) <= median(alone) + BEHIND_MILLIS_MAX,
                "others waited longer than at a server left alone");
        siege.require(
                percent <= COLLECTIONS_PERCENT_MAX,
                "collections took " + percent + " % of the time");
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
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
            int live = other.get(LIVE);
            siege.require(live == OK, "the answer to another was " + live);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
