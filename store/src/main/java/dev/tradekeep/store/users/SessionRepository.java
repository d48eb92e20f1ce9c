package dev.tradekeep.store.users;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import java.util.Optional;

/** Sessions of the web page in one transaction. */
public final class SessionRepository {
    private final Transaction transaction;

    public SessionRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Opens a session.
     *
     * @return its id
     */
    public long open(NewSession session) {
        return transaction.insert(
                SessionQuery.INSERT,
                p ->
                        p.set(1, session.userId())
                                .set(2, session.token().bytes())
                                .set(3, session.csrf().bytes())
                                .set(4, session.address())
                                .set(5, session.agent())
                                .set(6, session.createdAt())
                                .set(7, session.expiresAt()));
    }

    /** The session of a token, unless it ended, was revoked, or its user is disabled. */
    public Optional<Session> find(TokenHash token, long now) {
        return transaction.find(
                SessionQuery.FIND_LIVE,
                p -> p.set(1, token.bytes()).set(2, now),
                row ->
                        new Session(
                                row.getLong(0),
                                row.getLong(1),
                                row.getText(2),
                                Word.read(UserRole.class, row.getText(3)),
                                TokenHash.ofStored(row.getBytes(4)),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7)));
    }

    /** Notes that a session was used. Its end stays as it is. */
    public void touch(long id, long at) {
        transaction.update(SessionQuery.TOUCH, Binder.of(id, at));
    }

    /**
     * Ends a session.
     *
     * @return whether it was not revoked before
     */
    public boolean revoke(long id, long at) {
        return transaction.update(SessionQuery.REVOKE, Binder.of(id, at)) == 1;
    }

    /**
     * Ends every session of a user.
     *
     * @return how many
     */
    public long revokeAll(long userId, long at) {
        return transaction.update(SessionQuery.REVOKE_ALL, Binder.of(userId, at));
    }

    /**
     * Removes sessions that ended before a time.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long before, int rowsMax) {
        return transaction.update(SessionQuery.SWEEP, Binder.of(before, rowsMax));
    }
}
