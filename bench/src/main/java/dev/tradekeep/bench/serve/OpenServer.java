package dev.tradekeep.bench.serve;

import dev.tradekeep.app.http.access.StoredAdministrator;
import dev.tradekeep.app.http.api.Caller;
import dev.tradekeep.app.http.server.HttpSettings;
import dev.tradekeep.app.secrets.SecretSettings;
import dev.tradekeep.app.startup.Connectors;
import dev.tradekeep.app.startup.ServeSettings;
import dev.tradekeep.app.startup.Server;
import dev.tradekeep.app.upkeep.UpkeepSettings;
import dev.tradekeep.store.users.UserRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** A server on a free port of this machine, to which everybody is an administrator. */
public final class OpenServer {
    private static final int READERS = 3;
    private static final int CONNECTIONS_MAX = 4_096;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private OpenServer() {}

    /**
     * What differs from one to another.
     *
     * @param readLimit of one read
     * @param idle how long a connection may say nothing
     * @param candlePace from one candle that engines see to the next
     */
    public record Options(
            Duration readLimit, Duration idle, Duration candlePace, UpkeepSettings upkeep) {}

    /** One that has not started. */
    public static Server on(Path file, Options options, InstantSource clock, Consumer<String> log) {
        return new Server(
                new ServeSettings(
                        file,
                        Optional.empty(),
                        PATIENCE,
                        new HttpSettings(
                                "127.0.0.1",
                                0,
                                HttpSettings.BODY_BYTES_DEFAULT,
                                CONNECTIONS_MAX,
                                options.idle(),
                                PATIENCE),
                        SecretSettings.DEFAULT,
                        READERS,
                        options.readLimit(),
                        options.candlePace(),
                        PATIENCE,
                        options.upkeep()),
                "bench",
                clock,
                Connectors.open(clock),
                new StoredAdministrator(),
                books -> inquiry -> new Caller("bench", null, UserRole.ADMINISTRATOR),
                log);
    }
}
