package dev.tradekeep.app.connections;

import dev.tradekeep.app.secrets.Revealed;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.connections.ConnectionHealth;
import dev.tradekeep.store.connections.ConnectionState;
import dev.tradekeep.store.connections.ExchangeConnection;
import dev.tradekeep.venue.account.KeyCheck;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Reads an account with its key once, because somebody wants to know. Thread-safe. */
final class AccountTest {
    /** Tests that may be under way. */
    static final int SIDE_BY_SIDE_MAX = 8;

    private final AccountOpener opener;
    private final ConnectionJournal journal;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(SIDE_BY_SIDE_MAX);

    AccountTest(AccountOpener opener, ConnectionJournal journal, InstantSource clock) {
        this.opener = opener;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Tests an account.
     *
     * @param kept whether it is up, so that its health is told by whoever keeps it
     */
    KeyReport run(ExchangeConnection row, boolean allowWithdrawals, boolean kept) {
        if (!places.tryAcquire()) {
            throw new TradekeepException(
                    ErrorCode.SERVER_BUSY,
                    "There are "
                            + SIDE_BY_SIDE_MAX
                            + " tests of connections under way. Try again.");
        }
        try {
            return look(row, allowWithdrawals, kept);
        } finally {
            places.release();
            journal.flush();
        }
    }

    private KeyReport look(ExchangeConnection row, boolean allowWithdrawals, boolean kept) {
        String name = row.name();
        Map<String, Revealed> revealed = opener.reveal(List.of(name));
        Revealed secrets = revealed.getOrDefault(name, new Revealed(Map.of(), null));
        KeyCheck check;
        try (OpenAccount account = opener.open(row, secrets, _ -> {})) {
            check = check(account, row, kept);
        }
        if (check.mayWithdraw() && !allowWithdrawals && !row.settings().withdrawalsAllowed()) {
            note(row, kept, ConnectionState.FAILED, check, "The key may send money away.");
            throw new TradekeepException(
                    ErrorCode.KEY_MAY_WITHDRAW,
                    "The key of "
                            + name
                            + " may send money away: it may "
                            + String.join(", ", check.permissions())
                            + ". A trading program never needs that right.");
        }
        note(row, kept, ConnectionState.CONNECTED, check, null);
        return new KeyReport(row, check, opener.budget(row).usedPermille());
    }

    private KeyCheck check(OpenAccount account, ExchangeConnection row, boolean kept) {
        try {
            return account.account().check();
        } catch (VenueException e) {
            VenueFailure failure = account.clean(e.failure());
            note(row, kept, ConnectionState.DISCONNECTED, null, failure.reason());
            throw VenueProblems.of("Testing the connection " + row.name(), failure);
        }
    }

    /** What an account that is not up was like is what its test found. */
    private void note(
            ExchangeConnection row,
            boolean kept,
            ConnectionState state,
            @Nullable KeyCheck check,
            @Nullable String problem) {
        long now = Micros.now(clock);
        journal.event(row.id(), "tested", problem == null ? "all is well" : problem, now);
        if (kept) {
            return;
        }
        // Nothing keeps it up: what was found is how it was, not how it is.
        ConnectionState told =
                state == ConnectionState.CONNECTED ? ConnectionState.DISCONNECTED : state;
        Long latency = check == null ? null : check.latencyMicros();
        journal.health(
                new ConnectionHealth(
                        row.id(),
                        told,
                        latency,
                        latency,
                        latency,
                        check == null ? null : check.clockOffsetMicros(),
                        problem == null ? 0 : 1,
                        problem,
                        now,
                        now));
    }
}
