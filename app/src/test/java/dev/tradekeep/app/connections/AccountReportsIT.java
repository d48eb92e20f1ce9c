package dev.tradekeep.app.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.connections.ConnectionEnvironment;
import dev.tradekeep.store.connections.ConnectionRepository;
import dev.tradekeep.store.connections.ConnectionSettings;
import dev.tradekeep.store.connections.ExchangeConnection;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.KeyCheck;
import dev.tradekeep.venue.account.VenueFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When it is told, with times of the test. */
final class AccountReportsIT {
    private static final long NOW = 1_000_000 * Micros.PER_SECOND;
    private static final long SECOND = Micros.PER_SECOND;
    private static final String ALERTS = "SELECT code FROM alerts ORDER BY id";
    private static final String CHECKED = "SELECT checked_at FROM connection_health";

    @TempDir Path folder;

    @Test
    void tellsOfWhatLastsOnceAndWritesFiguresNowAndThen() {
        Path file = folder.resolve("t.db");
        try (Database database = Database.open(file, Duration.ZERO, InstantSource.system())) {
            ExchangeConnection row = add(database);
            AccountHealth health = new AccountHealth(false, NOW);
            ConnectionJournal journal = new ConnectionJournal(database);
            AccountReports reports =
                    new AccountReports(row, health, journal, (name, state, reason) -> {});
            health.checked(new KeyCheck(List.of("SPOT"), true, false, 900, 0), NOW);
            assertThat(health.on(new AccountEvent.LinkUp(NOW))).isFalse();
            tell(reports, NOW);

            health.failed(new VenueFailure.Unknown("time-out"));
            long lost = NOW + SECOND;
            tell(reports, lost);
            tell(reports, lost + 29 * SECOND);
            write(database, journal);
            assertThat(PlainSql.rows(file, ALERTS)).as("a short loss").isEmpty();
            assertThat(PlainSql.rows(file, CHECKED)).containsExactly(Long.toString(lost));

            tell(reports, lost + 30 * SECOND);
            tell(reports, lost + 61 * SECOND);
            write(database, journal);
            assertThat(PlainSql.rows(file, ALERTS)).containsExactly("connection.no_answer");
            assertThat(PlainSql.rows(file, CHECKED))
                    .containsExactly(Long.toString(lost + 61 * SECOND));

            health.checked(new KeyCheck(List.of("SPOT"), true, false, 900, 0), lost + 90 * SECOND);
            tell(reports, lost + 90 * SECOND);
            write(database, journal);
            assertThat(PlainSql.rows(file, "SELECT event FROM connection_events ORDER BY id"))
                    .containsExactly("connected", "no_answer", "connected");
            assertThat(PlainSql.rows(file, "SELECT last_error IS NULL FROM connection_health"))
                    .containsExactly("1");
        }
    }

    private static void tell(AccountReports reports, long now) {
        reports.tell(now, CircuitBreaker.Position.CLOSED, 0);
    }

    /** What is handed over is on the books when a later task is. */
    private static void write(Database database, ConnectionJournal journal) {
        journal.end();
        String later = database.write(Durability.RELAXED, transaction -> "written");
        assertThat(later).isEqualTo("written");
    }

    private static ExchangeConnection add(Database database) {
        return database.write(
                Durability.RELAXED,
                transaction -> {
                    long exchange =
                            new InstrumentRepository(transaction)
                                    .ensureExchange("made", ExchangeKind.LIVE, 1);
                    ConnectionRepository connections = new ConnectionRepository(transaction);
                    long id =
                            connections.add(
                                    exchange,
                                    "main",
                                    ConnectionEnvironment.LIVE,
                                    ConnectionSettings.DEFAULT,
                                    1);
                    return connections.find(id).orElseThrow();
                });
    }
}
