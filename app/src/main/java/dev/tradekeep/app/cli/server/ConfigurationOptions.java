package dev.tradekeep.app.cli.server;

import dev.tradekeep.app.config.ConfigKey;
import dev.tradekeep.app.config.Configuration;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that set what the server needs to know: use as a {@code @Mixin}. */
final class ConfigurationOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The configuration. Default: $TRADEKEEP_CONFIG, else tradekeep.toml if there is"
                            + " one.")
    private @Nullable Path file;

    @Option(
            names = "--db",
            paramLabel = "FILE",
            description = "The database; a missing one is made. Default: data/tradekeep.db.")
    private @Nullable Path database;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen at. Default: 127.0.0.1, this machine only.")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port to listen at, 0 for any that is free. Default: 8080.")
    private @Nullable Integer port;

    @Option(
            names = "--insecure",
            description = "Let others than this machine connect, without encryption.")
    private boolean insecure;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "Serve HTTPS with this certificate, PEM.")
    private @Nullable Path tlsCertificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "The private key of the certificate, PEM.")
    private @Nullable Path tlsKey;

    @Option(
            names = "--strategies",
            paramLabel = "FOLDER",
            description =
                    "Strategies in .java files and jars. Default: the folder strategies next to the"
                            + " database.")
    private @Nullable Path strategies;

    /** Reads the configuration, with these options above all else. */
    Configuration load() {
        Map<ConfigKey, String> options = new EnumMap<>(ConfigKey.class);
        if (database != null) {
            options.put(ConfigKey.DATABASE, database.toString());
        }
        if (host != null) {
            options.put(ConfigKey.HTTP_HOST, host);
        }
        if (port != null) {
            options.put(ConfigKey.HTTP_PORT, port.toString());
        }
        if (tlsCertificate != null) {
            options.put(ConfigKey.HTTP_TLS_CERTIFICATE, tlsCertificate.toString());
        }
        if (tlsKey != null) {
            options.put(ConfigKey.HTTP_TLS_KEY, tlsKey.toString());
        }
        if (strategies != null) {
            options.put(ConfigKey.STRATEGIES_FOLDER, strategies.toString());
        }
        if (insecure) {
            options.put(ConfigKey.HTTP_INSECURE, "true");
        }
        return Configuration.load(file, System.getenv(), options);
    }
}
