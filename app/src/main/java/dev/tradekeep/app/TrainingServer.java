package dev.tradekeep.app;

import dev.tradekeep.app.connections.VenueShelf;
import dev.tradekeep.app.http.access.SessionAccess;
import dev.tradekeep.app.http.access.StoredAdministrator;
import dev.tradekeep.app.http.server.HttpSettings;
import dev.tradekeep.app.secrets.SecretSettings;
import dev.tradekeep.app.startup.Connectors;
import dev.tradekeep.app.startup.ServeSettings;
import dev.tradekeep.app.startup.Server;
import dev.tradekeep.app.upkeep.UpkeepSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The part of the training that serves and is asked, for the start of the server. */
final class TrainingServer {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final Duration TRY_EVERY = Duration.ofMillis(5);
    private static final List<String> PATHS =
            List.of(
                    "/api/system/status",
                    "/api/v1/orders",
                    "/api/v1/orders/T00000000010000001",
                    "/metrics",
                    "/api/openapi.json",
                    "/nothing");

    private TrainingServer() {}

    static void run(Path database) throws IOException {
        VenueShelf venues = Connectors.open(InstantSource.system());
        Server server =
                new Server(
                        new ServeSettings(
                                database,
                                Optional.empty(),
                                LIMIT,
                                new HttpSettings(
                                        "127.0.0.1",
                                        0,
                                        HttpSettings.BODY_BYTES_DEFAULT,
                                        16,
                                        LIMIT,
                                        LIMIT),
                                SecretSettings.DEFAULT,
                                1,
                                LIMIT,
                                LIMIT,
                                LIMIT,
                                UpkeepSettings.NO_COPIES),
                        "training",
                        InstantSource.system(),
                        venues,
                        new StoredAdministrator(),
                        SessionAccess::new,
                        line -> {});
        try (venues;
                server) {
            server.start();
            for (String path : PATHS) {
                ask(server, path);
            }
        }
    }

    /**
     * Runs {@code serve} on a new file as people do, up to its first answer, and ends it by a
     * signal.
     */
    static void serve(Path database) throws IOException {
        int port = freePort();
        Thread command =
                Thread.ofPlatform()
                        .start(() ->
                                Main.run(
                                        "serve",
                                        "--db",
                                        database.toString(),
                                        "--port",
                                        Integer.toString(port)));
        long end = System.nanoTime() + START_MAX.toNanos();
        while (!answers(port) && command.isAlive() && System.nanoTime() < end) {
            LockSupport.parkNanos(TRY_EVERY.toNanos());
        }
        long pid = ProcessHandle.current().pid();
        try {
            new ProcessBuilder("kill", "-TERM", Long.toString(pid)).start().waitFor();
            command.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request =
                    "GET /api/system/status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().readAllBytes().length > 0;
        } catch (IOException e) {
            // Nobody listens yet.
            return false;
        }
    }

    private static void ask(Server server, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request =
                    "GET "
                            + path
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Authorization: Bearer "
                            + server.installToken()
                            + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }
}
