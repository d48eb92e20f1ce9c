package dev.tradekeep.app;

import dev.tradekeep.app.http.access.SessionAccess;
import dev.tradekeep.app.http.access.StoredAdministrator;
import dev.tradekeep.app.http.server.HttpSettings;
import dev.tradekeep.app.secrets.SecretSettings;
import dev.tradekeep.app.startup.ServeSettings;
import dev.tradekeep.app.startup.Server;
import dev.tradekeep.app.upkeep.UpkeepSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The part of the training that serves and is asked, for the start of the server. */
final class TrainingServer {
    private static final Duration LIMIT = Duration.ofSeconds(5);
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
        Server server =
                new Server(
                        new ServeSettings(
                                database,
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
                        new StoredAdministrator(),
                        SessionAccess::new,
                        line -> {});
        try (server) {
            server.start();
            for (String path : PATHS) {
                ask(server, path);
            }
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
