package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.Durability;
import dev.tradekeep.store.connections.ConnectionEnvironment;
import dev.tradekeep.store.connections.ConnectionRepository;
import dev.tradekeep.store.connections.ConnectionSettings;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sqlite.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets on the command line, with everything logged that can be. */
final class SecretsIT {
    private static final String SECRET = "hunter2-of-the-exchange";
    private static final String TRACE =
            "TRADEKEEP_JAVA_OPTS=-Dorg.slf4j.simpleLogger.defaultLogLevel=trace";

    @TempDir Path folder;

    @Test
    void secretFromTheStandardInputIsKeptAndPrintedNowhere() throws Exception {
        Path file = folder.resolve("t.db");
        addConnection(file);
        Launcher launcher = new Launcher(folder).with(TRACE);

        Ended set = secrets(launcher, "printf '%s\\n' " + SECRET + " |", "set main api_key");
        assertThat(set.exitCode()).as(set.err()).isZero();
        assertThat(set.out()).isEqualTo("the api_key of main is kept\n");
        Ended list = secrets(launcher, "", "list");
        assertThat(list.out()).contains("main", "api_key", "set 20");
        Ended rotated = secrets(launcher, "", "rotate");
        assertThat(rotated.out()).isEqualTo("1 secrets are encrypted under a new key\n");
        Ended empty = secrets(launcher, "printf '' |", "set main api_key");
        assertThat(empty.exitCode()).isEqualTo(3);

        assertThat(set.err() + list.out() + list.err() + rotated.err()).doesNotContain(SECRET);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path one : files.toList()) {
                assertThat(Files.readString(one, StandardCharsets.ISO_8859_1).contains(SECRET))
                        .as(one.toString())
                        .isFalse();
            }
        }
    }

    private static Ended secrets(Launcher launcher, String before, String arguments)
            throws Exception {
        return launcher.run(
                "bash",
                "-c",
                before + " " + Launcher.SCRIPT + " secrets " + arguments + " --db t.db");
    }

    private static void addConnection(Path file) {
        try (Database database = Database.open(file, Duration.ZERO, InstantSource.system())) {
            database.write(
                    Durability.FORCED,
                    transaction ->
                            new ConnectionRepository(transaction)
                                    .add(
                                            new InstrumentRepository(transaction)
                                                    .ensureExchange(
                                                            "simulated", ExchangeKind.SIMULATED, 1),
                                            "main",
                                            ConnectionEnvironment.TESTNET,
                                            ConnectionSettings.DEFAULT,
                                            1));
        }
    }
}
