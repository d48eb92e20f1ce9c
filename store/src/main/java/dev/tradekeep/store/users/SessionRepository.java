package dev.tradekeep.store.users;

import dev.tradekeep.store.sql.Transaction;
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
                        p.set("user_id", session.userId())
                                .set("token_sha256", session.token().bytes())
                                .set("csrf_sha256", session.csrf().bytes())
                                .set("address", session.address())
                                .set("agent", session.agent())
                                .set("created_at", session.createdAt())
                                .set("last_seen_at", session.createdAt())
                                .set("expires_at", session.expiresAt()));
    }

    /** The session of a token, unless it ended, was revoked, or its user is disabled. */
    public Optional<Session> find(TokenHash token, long now) {
        return transaction.find(
                SessionQuery.FIND_LIVE,
                p -> p.set("token_sha256", token.bytes()).set("now", now),
                row ->
                        new Session(
                                row.getLong("id"),
                                row.getLong("user_id"),
                                row.getText("user_name"),
                                row.getWord(UserRole.class, "role"),
                                TokenHash.ofStored(row.getBytes("csrf_sha256")),
                                row.getLong("created_at"),
                                row.getLong("last_seen_at"),
                                row.getLong("expires_at")));
    }

    /** Notes that a session was used. Its end stays as it is. */
    public void touch(long id, long at) {
        transaction.update(SessionQuery.TOUCH, p -> p.set("id", id).set("at", at));
    }

    /**
     * Ends a session.
     *
     * @return whether it was not revoked before
     */
    public boolean revoke(long id, long at) {
        return transaction.update(SessionQuery.REVOKE, p -> p.set("id", id).set("at", at)) == 1;
    }

    /**
     * Ends every session of a user.
     *
     * @return how many
     */
    public long revokeAll(long userId, long at) {
        return transaction.update(
                SessionQuery.REVOKE_ALL, p -> p.set("user_id", userId).set("at", at));
    }

    /**
     * Deletes sessions that ended before a time.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long before, int rowsMax) {
        return transaction.update(
                SessionQuery.SWEEP, p -> p.set("before", before).set("rows_max", rowsMax));
    }
}
