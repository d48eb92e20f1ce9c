package dev.tradekeep.app.cli.server;

import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.ProgramVersion;
import dev.tradekeep.app.config.ConfigKey;
import dev.tradekeep.app.config.Configuration;
import dev.tradekeep.app.connections.VenueShelf;
import dev.tradekeep.app.http.access.RateLimit;
import dev.tradekeep.app.http.access.SessionAccess;
import dev.tradekeep.app.http.access.StoredAdministrator;
import dev.tradekeep.app.http.server.HttpSettings;
import dev.tradekeep.app.http.server.TlsFiles;
import dev.tradekeep.app.http.server.TrustedProxies;
import dev.tradekeep.app.secrets.SecretSettings;
import dev.tradekeep.app.socket.CommandListener;
import dev.tradekeep.app.startup.Connectors;
import dev.tradekeep.app.startup.ListenAddress;
import dev.tradekeep.app.startup.ServeSettings;
import dev.tradekeep.app.startup.ServedServer;
import dev.tradekeep.app.startup.Server;
import dev.tradekeep.app.startup.Shutdown;
import dev.tradekeep.app.upkeep.UpkeepSettings;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.maintenance.QuietWindow;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep serve}. */
@Command(
        name = "serve",
        description = "Run the server: engines and the HTTP API.",
        sortOptions = false,
        footer = {
            "",
            "It ends with exit code 0 on Ctrl-C or SIGTERM, when everything is on the books.",
            "",
            "Examples:",
            "  tradekeep serve --db t.db",
            "  tradekeep serve --db t.db --port 9000",
            "  tradekeep serve --db t.db --strategies my-strategies"
        })
public final class ServeCommand implements Runnable {
    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions options;

    private final CommandListener.Program commands;

    /**
     * @param commands runs the command lines that other processes send
     */
    public ServeCommand(CommandListener.Program commands) {
        this.commands = commands;
    }

    @Override
    public void run() {
        Configuration configuration = options.load();
        ListenAddress.requireSafe(
                configuration.text(ConfigKey.HTTP_HOST),
                tls(configuration).isPresent() || configuration.flag(ConfigKey.HTTP_INSECURE));
        ListenAddress.requireFree(
                configuration.text(ConfigKey.HTTP_HOST), configuration.number(ConfigKey.HTTP_PORT));
        Path file = configuration.path(ConfigKey.DATABASE);
        if (DatabaseOption.isDefault(file)) {
            DatabaseOption.makeFolderOf(file);
        }
        PrintWriter out = spec.commandLine().getOut();
        InstantSource clock = InstantSource.system();
        Consumer<String> log =
                line -> {
                    out.println(line);
                    out.flush();
                };
        String version = ProgramVersion.text();
        AtomicReference<Runnable> hurry = new AtomicReference<>(() -> {});
        Shutdown shutdown = Shutdown.onSignals(() -> hurry.get().run());
        VenueShelf venues = Connectors.open(clock);
        ServedServer server =
                new ServedServer(
                        settings(configuration),
                        configuration.optionalPath(ConfigKey.JOBS_FOLDER),
                        settings ->
                                new Server(
                                        settings,
                                        version,
                                        clock,
                                        venues,
                                        new StoredAdministrator(),
                                        SessionAccess::new,
                                        log),
                        version,
                        commands,
                        log,
                        shutdown::ask);
        try (venues;
                server) {
            hurry.set(server::hurry);
            server.start();
            shutdown.await();
            server.failure()
                    .ifPresent(failure -> {
                        throw failure;
                    });
        }
        if (server.lost().isPresent()) {
            throw server.lost().get();
        }
        out.println("stopped; everything is on the books");
    }

    private static ServeSettings settings(Configuration configuration) {
        return new ServeSettings(
                configuration.path(ConfigKey.DATABASE),
                configuration.optionalPath(ConfigKey.STRATEGIES_FOLDER),
                configuration.seconds(ConfigKey.STARTUP_PATIENCE_SECONDS),
                new HttpSettings(
                        configuration.text(ConfigKey.HTTP_HOST),
                        configuration.number(ConfigKey.HTTP_PORT),
                        configuration.number(ConfigKey.HTTP_BODY_KIB) * 1_024,
                        configuration.number(ConfigKey.HTTP_CONNECTIONS),
                        Math.min(
                                configuration.number(ConfigKey.HTTP_CONNECTIONS_PER_ADDRESS),
                                configuration.number(ConfigKey.HTTP_CONNECTIONS) / 2),
                        configuration.seconds(ConfigKey.HTTP_IDLE_SECONDS),
                        tls(configuration),
                        TrustedProxies.parse(configuration.text(ConfigKey.HTTP_TRUSTED_PROXIES)),
                        new RateLimit(
                                configuration.number(ConfigKey.HTTP_REQUESTS_PER_SECOND),
                                configuration.number(ConfigKey.HTTP_BURST)),
                        configuration.seconds(ConfigKey.SHUTDOWN_SECONDS)),
                SecretSettings.of(configuration),
                configuration.number(ConfigKey.READERS_THREADS),
                configuration.millis(ConfigKey.READERS_LIMIT_MILLIS),
                configuration.millis(ConfigKey.PAPER_CANDLE_MILLIS),
                configuration.seconds(ConfigKey.STARTUP_AUDIT_SECONDS),
                upkeep(configuration));
    }

    private static UpkeepSettings upkeep(Configuration configuration) {
        return new UpkeepSettings(
                configuration.optionalPath(ConfigKey.BACKUP_FOLDER),
                Duration.ofHours(configuration.number(ConfigKey.BACKUP_HOURS)),
                configuration.number(ConfigKey.BACKUP_KEEP),
                configuration.flag(ConfigKey.BACKUP_COMPRESS),
                configuration.optionalPath(ConfigKey.ARCHIVE_FOLDER),
                new QuietWindow(
                        LocalTime.of(configuration.number(ConfigKey.UPKEEP_QUIET_FROM), 0),
                        LocalTime.of(configuration.number(ConfigKey.UPKEEP_QUIET_TO), 0)));
    }

    private static Optional<TlsFiles> tls(Configuration configuration) {
        Optional<Path> certificate = configuration.optionalPath(ConfigKey.HTTP_TLS_CERTIFICATE);
        Optional<Path> key = configuration.optionalPath(ConfigKey.HTTP_TLS_KEY);
        if (certificate.isPresent() != key.isPresent()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted --tls-certificate and --tls-key together, found one of them.");
        }
        return certificate.map(file -> new TlsFiles(file, key.orElseThrow()));
    }
}
