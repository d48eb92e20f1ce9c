package dev.tradekeep.app.auth;

import dev.tradekeep.store.users.LoginAttemptRepository;
import dev.tradekeep.store.users.LoginOutcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Keeps tries to log in that failed: the same ones of a second are one row with their number, and
 * all of them are written together, so that a flood costs the books a few rows and the writer no
 * wait. A crash may lose those of the last second. Thread-safe.
 */
final class LoginJournal {
    /** Different tries of one group; what is beyond is counted in one row. */
    static final int GROUP_MAX = 256;

    private static final String MANY = "(many)";
    private static final long FLUSH_SECONDS = 1;

    private final UserStore store;
    private Map<Try, Count> group = new LinkedHashMap<>();

    LoginJournal(UserStore store) {
        this.store = store;
    }

    private record Try(String name, String address, LoginOutcome outcome) {}

    private record Count(int attempts, long last) {}

    /** Notes a try. */
    void add(String name, String address, LoginOutcome outcome, long at) {
        Try made = new Try(LoginAttemptRepository.cut(name), address, outcome);
        boolean isFirst;
        synchronized (this) {
            isFirst = group.isEmpty();
            Try counted =
                    group.containsKey(made) || group.size() < GROUP_MAX
                            ? made
                            : new Try(MANY, MANY, outcome);
            group.merge(
                    counted,
                    new Count(1, at),
                    (before, one) -> new Count(before.attempts() + 1, at));
        }
        if (isFirst) {
            CompletableFuture.delayedExecutor(FLUSH_SECONDS, TimeUnit.SECONDS).execute(this::flush);
        }
    }

    private void flush() {
        Map<Try, Count> written;
        synchronized (this) {
            written = group;
            group = new LinkedHashMap<>();
        }
        store.writeLater(transaction -> {
            LoginAttemptRepository attempts = new LoginAttemptRepository(transaction);
            written.forEach((made, count) ->
                    attempts.record(
                            made.name(),
                            made.address(),
                            made.outcome(),
                            count.attempts(),
                            count.last()));
        });
    }
}
