package dev.tradekeep.store.users;

import dev.tradekeep.store.sql.Transaction;

/** Login attempts in one transaction: who is guessing, and must wait. */
public final class LoginAttemptRepository {
    private final Transaction transaction;

    public LoginAttemptRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Records an attempt.
     *
     * @param userName what was typed; cut to the length a name may have
     */
    public void record(String userName, String address, LoginOutcome outcome, long at) {
        transaction.insert(
                LoginAttemptQuery.INSERT,
                p ->
                        p.set("user_name", cut(userName))
                                .set("address", address)
                                .set("outcome", outcome)
                                .set("attempted_at", at));
    }

    /**
     * Counts the failures of a name, in whatever case.
     *
     * @param since UTC microseconds, inclusive
     * @param most where counting stops
     */
    public int failuresOf(String userName, long since, int most) {
        return failures(LoginAttemptQuery.FAILURES_OF_NAME, cut(userName), since, most);
    }

    /**
     * Counts the failures from an address.
     *
     * @param since UTC microseconds, inclusive
     * @param most where counting stops
     */
    public int failuresFrom(String address, long since, int most) {
        return failures(LoginAttemptQuery.FAILURES_FROM_ADDRESS, address, since, most);
    }

    /**
     * Deletes attempts from before a time.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long before, int rowsMax) {
        return transaction.update(
                LoginAttemptQuery.SWEEP, p -> p.set("before", before).set("rows_max", rowsMax));
    }

    private int failures(LoginAttemptQuery query, String key, long since, int most) {
        return transaction
                .list(
                        query,
                        p -> p.set("key", key).set("since", since).set("rows_max", most),
                        row -> row.getLong(0))
                .size();
    }

    private static String cut(String userName) {
        return Texts.cut(userName, UserRepository.NAME_CHARACTERS_MAX);
    }
}
