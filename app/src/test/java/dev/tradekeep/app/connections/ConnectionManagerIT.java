package dev.tradekeep.app.connections;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.connections.ConnectionSettings;
import dev.tradekeep.store.connections.ConnectionState;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.KeyCheck;
import dev.tradekeep.venue.account.VenueFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ConnectionManagerIT {
    private static final String EVENTS = "SELECT event FROM connection_events ORDER BY id";
    private static final String ALERTS = "SELECT code, subject, severity FROM alerts ORDER BY id";
    private static final int HUNDRED = 100;

    private final MadeVenue venue = new MadeVenue();

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("t.db");
    }

    @Test
    void bringsUpEveryEnabledAccountAtAStart() {
        try (Accounts accounts = open()) {
            accounts.add("one");
            accounts.add("two");
            accounts.add("off");
            accounts.enable("off", false);

            List<String> said = accounts.start();

            assertThat(said)
                    .anyMatch(line -> line.startsWith("connection one: connected, answered in"))
                    .anyMatch(line -> line.startsWith("connection two: connected"))
                    .anyMatch(line -> line.startsWith("2 enabled, 2 connected"));
            assertThat(accounts.obstacle("one")).isEmpty();
            assertThat(accounts.manager().mayEnter("two")).isTrue();
            assertThat(accounts.obstacle("off")).isPresent();
            assertThat(venue.settings("one").receiveWindow()).isEqualTo(Duration.ofSeconds(5));
            assertThat(accounts.awaitRows(EVENTS, 2)).containsOnly("connected");
        }
        assertThat(venue.open()).as("left open").isZero();
        assertThat(rows("SELECT state, last_error FROM connection_health"))
                .containsOnly("disconnected|The server was stopped.");
    }

    @Test
    void deadExchangeHoldsNobodyUp() {
        venue.hold("dead");
        try (Accounts accounts = Accounts.open(file, venue.shelf(), Duration.ofMillis(200))) {
            accounts.add("dead");
            accounts.add("well");

            assertThat(accounts.start())
                    .anyMatch(line -> line.contains("dead: connecting"))
                    .anyMatch(line -> line.startsWith("2 enabled"));
            assertThat(accounts.await("well", ConnectionState.CONNECTED)).isNotNull();
            assertThat(accounts.obstacle("dead")).contains("The connection is coming up.");

            venue.release();
            assertThat(accounts.await("dead", ConnectionState.CONNECTED)).isNotNull();
        }
    }

    @Test
    void wrongKeyIsToldOnceAndWorksWhenItIsReplaced() {
        venue.fail("main", notDone(VenueFailure.Kind.FORBIDDEN, "Invalid API-key"));
        try (Accounts accounts = open()) {
            accounts.add("main");
            accounts.start();

            assertThat(accounts.await("main", ConnectionState.FAILED).cause())
                    .contains("key_refused");
            assertThat(accounts.awaitRows(ALERTS, 1))
                    .containsExactly("connection.key_refused|main|critical");
            assertThat(accounts.obstacle("main")).contains("Invalid API-key");
            assertThat(venue.open()).as("kept with a refused key").isZero();

            accounts.key("main", SecretKind.API_KEY, "another");
            venue.answer("main", MadeVenue.GOOD);
            accounts.manager().refresh("main");
            assertThat(accounts.await("main", ConnectionState.CONNECTED).cause()).isEmpty();
            assertThat(venue.settings("main").credentials().key()).isEqualTo("another");
            assertThat(accounts.awaitRows(ALERTS, 1)).hasSize(1);
        }
    }

    @Test
    void recoversByItself() {
        venue.fail("main", notDone(VenueFailure.Kind.UNREACHABLE, "no such host"));
        try (Accounts accounts = open()) {
            accounts.add("main");
            accounts.start();
            AccountStatus down = accounts.await("main", ConnectionState.DISCONNECTED);
            assertThat(down.obstacle()).contains("no such host");

            venue.answer("main", MadeVenue.GOOD);
            AccountStatus up = accounts.await("main", ConnectionState.CONNECTED);
            assertThat(up.health().failuresInARow()).isZero();
            assertThat(accounts.awaitRows(EVENTS, 2)).containsExactly("unreachable", "connected");
            assertThat(accounts.heard()).contains("main DISCONNECTED", "main CONNECTED");
        }
    }

    @Test
    void opensItsCircuitWhenNothingAnswers() {
        venue.fail("main", new VenueFailure.Unknown("time-out"));
        try (Accounts accounts = open()) {
            accounts.add("main");
            accounts.start();

            AccountStatus open =
                    Eventually.await(
                                    "the circuit to open",
                                    () -> accounts.manager().status("main"),
                                    status -> status.get().circuit().equals("open"))
                            .orElseThrow();
            assertThat(open.health().failuresInARow()).isEqualTo(CircuitBreaker.FAILURES_MAX);
            assertThat(accounts.awaitRows(EVENTS, 2)).contains("no_answer", "circuit_open");
            assertThat(venue.tries("main")).isEqualTo(CircuitBreaker.FAILURES_MAX);

            venue.answer("main", MadeVenue.GOOD);
            assertThat(accounts.manager().test("main", false).check().mayTrade()).isTrue();
            assertThat(accounts.await("main", ConnectionState.CONNECTED).circuit())
                    .as("a test that went well closes it")
                    .isEqualTo("closed");
        }
    }

    @Test
    void streamThatIsDownPausesEntriesUntilItIsUp() {
        try (Accounts accounts = open()) {
            accounts.add("main");
            accounts.start();
            venue.tell("main", new AccountEvent.LinkDown("it was closed", now()));
            assertThat(accounts.obstacle("main"))
                    .hasValueSatisfying(why -> assertThat(why).contains("it was closed"));
            assertThat(accounts.await("main", ConnectionState.DEGRADED).cause())
                    .contains("stream_down");

            venue.tell("main", new AccountEvent.LinkUp(now()));
            assertThat(accounts.obstacle("main")).isEmpty();
        }
    }

    @Test
    void failureOfAnyRequestMakesItLookAtOnce() {
        try (Accounts accounts = open()) {
            accounts.add("main");
            accounts.start();
            venue.fail("main", notDone(VenueFailure.Kind.CLOSED, "maintenance"));
            venue.tell(
                    "main", new AccountEvent.Failed(new VenueFailure.Unknown("time-out"), now()));

            assertThat(accounts.await("main", ConnectionState.DISCONNECTED).cause())
                    .contains("maintenance");
        }
    }

    @Test
    void banHoldsAcrossARestartForAllAccountsOfTheAddress() {
        long until = now() + Duration.ofHours(1).toNanos() / 1_000;
        try (Accounts accounts = open()) {
            accounts.add("one");
            accounts.add("two");
            accounts.start();
            venue.tell("one", new AccountEvent.Blocked(until, now()));
            assertThat(accounts.await("one", ConnectionState.DISCONNECTED).cause())
                    .contains("blocked");
            assertThat(accounts.awaitRows("SELECT address, blocked_until FROM address_blocks", 1))
                    .containsExactly("made https://local.example.com|" + until);
            assertThat(accounts.awaitRows(ALERTS, 1))
                    .containsExactly("connection.blocked|one|warning");
        }
        int tries = venue.tries("one") + venue.tries("two");
        try (Accounts accounts = open()) {
            accounts.start();
            assertThat(accounts.await("one", ConnectionState.DISCONNECTED).cause())
                    .contains("blocked");
            assertThat(accounts.await("two", ConnectionState.DISCONNECTED).cause())
                    .contains("blocked");
            assertThat(venue.settings("two").blockedUntil()).isEqualTo(until);
            assertThat(venue.tries("one") + venue.tries("two"))
                    .as("sent in spite of the ban")
                    .isEqualTo(tries);
        }
    }

    @Test
    void keyThatMayWithdrawIsRefusedUnlessItIsAllowed() {
        KeyCheck strong = new KeyCheck(List.of("SPOT", "WITHDRAW"), true, true, 1_000, 0);
        venue.answer("main", strong);
        try (Accounts accounts = open()) {
            accounts.add("main");
            accounts.start();
            assertThat(accounts.await("main", ConnectionState.FAILED).cause())
                    .contains("key_may_withdraw");
            assertFails(ErrorCode.KEY_MAY_WITHDRAW, () -> accounts.manager().test("main", false))
                    .hasMessageContaining("WITHDRAW");
            assertThat(accounts.manager().test("main", true).check().mayWithdraw()).isTrue();

            venue.answer("allowed", strong);
            accounts.add(
                    "allowed",
                    MadeVenue.CODE,
                    new ConnectionSettings(null, null, null, 5_000, 100, true));
            accounts.manager().refresh("allowed");
            assertThat(accounts.await("allowed", ConnectionState.CONNECTED)).isNotNull();
        }
    }

    @Test
    void secretsThatCannotBeOpenedAreToldAndFoundWhenTheyAreBack() throws Exception {
        try (Accounts accounts = open()) {
            accounts.add("main");
            Path key = folder.resolve("t.db.key");
            Path aside = folder.resolve("aside");
            Files.move(key, aside);
            accounts.start();

            assertThat(accounts.await("main", ConnectionState.FAILED).cause()).contains("secrets");
            assertThat(accounts.awaitRows(ALERTS, 1))
                    .containsExactly("connection.secrets|main|critical");

            Files.move(aside, key);
            assertThat(accounts.manager().test("main", false)).isNotNull();
            assertThat(accounts.await("main", ConnectionState.CONNECTED)).isNotNull();
        }
    }

    @Test
    void exchangeThatNobodySpeaksToFails() {
        try (Accounts accounts = open()) {
            accounts.add("main", "nowhere", ConnectionSettings.DEFAULT);
            accounts.start();
            AccountStatus failed = accounts.await("main", ConnectionState.FAILED);
            assertThat(failed.cause()).contains("no_connector");
            assertThat(failed.obstacle())
                    .hasValueSatisfying(why -> assertThat(why).contains("nowhere", MadeVenue.CODE));
        }
    }

    @Test
    void secretsStandInNothingThatIsKept() {
        venue.fail(
                "main",
                notDone(
                        VenueFailure.Kind.REFUSED,
                        "GET /account?key=key-of-main&secret=" + Accounts.SECRET));
        try (Accounts accounts = open()) {
            accounts.add("main");
            accounts.start();
            assertThat(accounts.obstacle("main").orElseThrow()).contains("***");
            assertThat(
                            accounts.awaitRows(
                                    "SELECT detail FROM connection_events UNION ALL"
                                            + " SELECT last_error FROM connection_health",
                                    2))
                    .allMatch(text -> text.contains("***"))
                    .noneMatch(text -> text.contains("key-of-main"))
                    .noneMatch(text -> text.contains(Accounts.SECRET));
            assertFails(ErrorCode.EXCHANGE_REFUSED, () -> accounts.manager().test("main", false))
                    .hasMessageNotContaining(Accounts.SECRET)
                    .hasMessageNotContaining("key-of-main");
        }
    }

    @Test
    void whatNobodyKnowsIsAnEventAndAnAlertThatCanWait() {
        try (Accounts accounts = open()) {
            accounts.add("main");
            accounts.start();
            venue.tell("main", new AccountEvent.Unrecognized("order status PAUSED", now()));
            assertThat(accounts.awaitRows(ALERTS, 1))
                    .containsExactly("connection.unrecognized|main|info");
        }
    }

    @Test
    void accountThatComesAndGoesDoesNotFillTheBooks() {
        try (Accounts accounts = open()) {
            accounts.add("main");
            accounts.start();
            for (int i = 0; i < 3 * EventAllowance.EVENTS_MAX; i++) {
                venue.tell("main", new AccountEvent.Unrecognized("word " + i, now()));
            }
            accounts.enable("main", false);
        }
        assertThat(rows(EVENTS)).hasSize(EventAllowance.EVENTS_MAX);
    }

    @Test
    void accountThatIsDisabledOrDeletedIsTakenDownAtOnce() {
        try (Accounts accounts = open()) {
            accounts.add("main");
            accounts.start();
            accounts.enable("main", false);

            assertThat(venue.open()).isZero();
            assertThat(accounts.manager().statuses()).isEmpty();
            accounts.enable("main", true);
            assertThat(accounts.await("main", ConnectionState.CONNECTED)).isNotNull();
        }
    }

    @Test
    void hundredAccountsShareTheirThreadsAndWaitForNoneOfThem() {
        try (Accounts accounts = open()) {
            for (int i = 0; i < HUNDRED; i++) {
                accounts.add("account-" + i);
            }
            int before = Thread.activeCount();
            List<String> said = accounts.start();
            assertThat(said).anyMatch(line -> line.startsWith("100 enabled, 100 connected"));
            assertThat(Thread.activeCount() - before).isLessThan(5);
            assertThat(accounts.manager().budgets().used()).hasSize(1);
        }
        assertThat(venue.open()).isZero();
    }

    private Accounts open() {
        return Accounts.open(file, venue.shelf());
    }

    private List<String> rows(String sql) {
        return PlainSql.rows(file, sql);
    }

    private static VenueFailure notDone(VenueFailure.Kind kind, String reason) {
        return new VenueFailure.NotDone(kind, "-1", reason, 0);
    }

    private static long now() {
        return Micros.now(InstantSource.system());
    }
}
