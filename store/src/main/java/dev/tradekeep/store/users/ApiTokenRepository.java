package dev.tradekeep.store.users;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tokens of programs in one transaction. */
public final class ApiTokenRepository {
    private static final String SCOPE_SEPARATOR = " ";

    private final Transaction transaction;

    public ApiTokenRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Issues a token.
     *
     * @return its id
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the user has one of this name
     *     that was not revoked, with {@link ErrorCode#INVALID_ARGUMENT} when it has no scope
     */
    public long issue(NewApiToken token) {
        if (token.scopes().isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted at least one scope for the token " + token.name() + ", found none.");
        }
        if (findNamed(token.userId(), token.name()).isPresent()) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "There already is a token "
                            + token.name()
                            + " of this user. Revoke it or choose another name.");
        }
        return transaction.insert(
                ApiTokenQuery.INSERT,
                p ->
                        p.set("user_id", token.userId())
                                .set("name", token.name())
                                .set("token_sha256", token.token().bytes())
                                .set("scopes", format(token.scopes()))
                                .set("created_at", token.createdAt())
                                .set("expires_at", token.expiresAt()));
    }

    /** The token of a hash, unless it ended, was revoked, or its user is disabled. */
    public Optional<ApiToken> find(TokenHash token, long now) {
        return transaction.find(
                ApiTokenQuery.FIND_LIVE,
                p -> p.set("token_sha256", token.bytes()).set("now", now),
                row ->
                        new ApiToken(
                                row.getLong("id"),
                                row.getLong("user_id"),
                                row.getText("user_name"),
                                row.getWord(UserRole.class, "role"),
                                row.getText("name"),
                                parse(row.getText("scopes")),
                                row.getLong("expires_at")));
    }

    /** The id of a user's token that was not revoked, by its name. */
    public Optional<Long> findNamed(long userId, String name) {
        return transaction.find(
                ApiTokenQuery.FIND_NAMED,
                p -> p.set("user_id", userId).set("name", name),
                row -> row.getLong(0));
    }

    /** Notes that a token was used. */
    public void touch(long id, long at) {
        transaction.update(ApiTokenQuery.TOUCH, p -> p.set("id", id).set("at", at));
    }

    /**
     * Ends a token.
     *
     * @return whether it was not revoked before
     */
    public boolean revoke(long id, long at) {
        return transaction.update(ApiTokenQuery.REVOKE, p -> p.set("id", id).set("at", at)) == 1;
    }

    /**
     * Ends every token of a user.
     *
     * @return how many
     */
    public long revokeAll(long userId, long at) {
        return transaction.update(
                ApiTokenQuery.REVOKE_ALL, p -> p.set("user_id", userId).set("at", at));
    }

    /**
     * Deletes tokens that ended before a time.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long before, int rowsMax) {
        return transaction.update(
                ApiTokenQuery.SWEEP, p -> p.set("before", before).set("rows_max", rowsMax));
    }

    private static String format(Set<TokenScope> scopes) {
        return scopes.stream().sorted().map(Word::of).collect(Collectors.joining(SCOPE_SEPARATOR));
    }

    private static Set<TokenScope> parse(String text) {
        Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
        for (String word : text.split(SCOPE_SEPARATOR, -1)) {
            scopes.add(Word.read(TokenScope.class, word));
        }
        return scopes;
    }
}
