package dev.tradekeep.app.cli;

import dev.tradekeep.app.config.ConfigKey;
import dev.tradekeep.app.config.Configuration;
import dev.tradekeep.app.http.Caller;
import dev.tradekeep.app.http.HttpSettings;
import dev.tradekeep.app.http.RateLimit;
import dev.tradekeep.app.http.StoredAdministrator;
import dev.tradekeep.app.http.TlsFiles;
import dev.tradekeep.app.startup.Exposure;
import dev.tradekeep.app.startup.ServeSettings;
import dev.tradekeep.app.startup.Server;
import dev.tradekeep.app.startup.Shutdown;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
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
            "  tradekeep serve --db t.db --port 9000"
        })
final class ServeCommand implements Runnable {
    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions options;

    @Override
    public void run() {
        Configuration configuration = options.load();
        Exposure.requireSafe(
                configuration.text(ConfigKey.HTTP_HOST),
                tls(configuration).isPresent() || configuration.flag(ConfigKey.HTTP_INSECURE));
        makeDefaultFolder(configuration);
        PrintWriter out = spec.commandLine().getOut();
        Server server =
                new Server(
                        settings(configuration),
                        ProgramVersion.text(),
                        InstantSource.system(),
                        new StoredAdministrator(),
                        inquiry -> Caller.ANONYMOUS,
                        line -> {
                            out.println(line);
                            out.flush();
                        });
        Shutdown shutdown = Shutdown.onSignals(server);
        try (server) {
            server.start();
            shutdown.await();
        }
        out.println("stopped; everything is on the books");
    }

    private static ServeSettings settings(Configuration configuration) {
        return new ServeSettings(
                configuration.path(ConfigKey.DATABASE),
                configuration.seconds(ConfigKey.STARTUP_PATIENCE_SECONDS),
                new HttpSettings(
                        configuration.text(ConfigKey.HTTP_HOST),
                        configuration.number(ConfigKey.HTTP_PORT),
                        configuration.number(ConfigKey.HTTP_BODY_KIB) * 1_024,
                        configuration.number(ConfigKey.HTTP_CONNECTIONS),
                        configuration.seconds(ConfigKey.HTTP_IDLE_SECONDS),
                        tls(configuration),
                        new RateLimit(
                                configuration.number(ConfigKey.HTTP_REQUESTS_PER_SECOND),
                                configuration.number(ConfigKey.HTTP_BURST)),
                        configuration.seconds(ConfigKey.SHUTDOWN_SECONDS)),
                SecretsGroup.settings(configuration),
                configuration.number(ConfigKey.READERS_THREADS),
                configuration.millis(ConfigKey.READERS_LIMIT_MILLIS),
                configuration.millis(ConfigKey.PAPER_CANDLE_MILLIS),
                configuration.seconds(ConfigKey.STARTUP_AUDIT_SECONDS));
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

    /** The folder of a file that nobody named is made. */
    private static void makeDefaultFolder(Configuration configuration) {
        Path file = configuration.path(ConfigKey.DATABASE);
        if (!file.equals(Path.of(ConfigKey.DATABASE.standard())) || file.getParent() == null) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_READ_ONLY,
                    "The folder of "
                            + file
                            + " cannot be made here ("
                            + e.getMessage()
                            + "). Name a file with --db.",
                    e);
        }
    }
}
