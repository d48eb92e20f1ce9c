package dev.tradekeep.app.startup;

import dev.tradekeep.app.http.server.HttpSettings;
import dev.tradekeep.app.secrets.SecretSettings;
import dev.tradekeep.app.upkeep.UpkeepSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the server needs to know.
 *
 * @param database the file; a missing one is made
 * @param strategies the folder of strategies in files; empty for that next to the database
 * @param patience how long to wait for another process that owns the file
 * @param secrets where the keys of secrets are
 * @param readers threads that read
 * @param readLimit how long one read of a request may take
 * @param candlePace from one recorded candle of a paper engine to the next
 * @param auditLimit how long the audit of the start may take
 * @param upkeep of the database while the server runs
 */
public record ServeSettings(
        Path database,
        Optional<Path> strategies,
        Duration patience,
        HttpSettings http,
        SecretSettings secrets,
        int readers,
        Duration readLimit,
        Duration candlePace,
        Duration auditLimit,
        UpkeepSettings upkeep) {

    /** The same at another port. */
    ServeSettings at(int port) {
        return new ServeSettings(
                database,
                strategies,
                patience,
                http.at(port),
                secrets,
                readers,
                readLimit,
                candlePace,
                auditLimit,
                upkeep);
    }
}
