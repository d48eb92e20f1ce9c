package dev.tradekeep.store.users;

import dev.tradekeep.store.sql.Transaction;

/** Login attempts in one transaction: who is known where, and who guesses. */
public final class LoginAttemptRepository {
    private final Transaction transaction;

    public LoginAttemptRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Records attempts that were the same.
     *
     * @param userName what was typed; cut to the length a name may have
     * @param attempts how many there were, at least 1
     * @param at the time of the last one, UTC microseconds
     */
    public void record(
            String userName, String address, LoginOutcome outcome, int attempts, long at) {
        transaction.insert(
                LoginAttemptQuery.INSERT,
                p ->
                        p.set("user_name", cut(userName))
                                .set("address", address)
                                .set("outcome", outcome)
                                .set("attempts", attempts)
                                .set("attempted_at", at));
    }

    /**
     * Whether a user has logged in from an address.
     *
     * @param since UTC microseconds, inclusive
     */
    public boolean succeededAt(String userName, String address, long since) {
        return transaction
                .find(
                        LoginAttemptQuery.SUCCEEDED_AT,
                        p ->
                                p.set("user_name", cut(userName))
                                        .set("address", address)
                                        .set("since", since),
                        row -> row.getLong(0))
                .isPresent();
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

    /** What was typed as a name, as it is kept. */
    public static String cut(String userName) {
        return Texts.cut(userName, UserRepository.NAME_CHARACTERS_MAX);
    }
}
