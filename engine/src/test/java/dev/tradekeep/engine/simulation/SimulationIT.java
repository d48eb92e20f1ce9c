package dev.tradekeep.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationIT {
    private static final int SEEDS = 200;
    private static final int BARS = 40;

    @TempDir private Path folder;

    @Test
    void theBooksSayWhatTheVenueKnowsWhateverGoesWrong() {
        long crashes = 0;
        long orders = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Simulation.Result result = run(seed, Fault.all());
            assertThat(result.differences()).as("seed %d", seed).isEmpty();
            crashes += result.crashes();
            orders += result.orders();
        }
        assertThat(crashes).isGreaterThan(SEEDS);
        assertThat(orders).isGreaterThan(SEEDS * 3L);
    }

    private Simulation.Result run(long seed, Set<Fault> faults) {
        Path file = folder.resolve("simulated-" + seed + ".db");
        try (Database database =
                Database.open(file, Duration.ZERO, InstantSource.fixed(Instant.EPOCH))) {
            Simulation.Result result = Simulation.run(seed, database, faults, BARS);
            assertThat(BooksAudit.run(file).stream().filter(check -> !check.passed()).toList())
                    .as("seed %d", seed)
                    .isEmpty();
            return result;
        }
    }
}
