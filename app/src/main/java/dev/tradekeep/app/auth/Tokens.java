package dev.tradekeep.app.auth;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.ApiTokenRepository;
import dev.tradekeep.store.users.NewApiToken;
import dev.tradekeep.store.users.TokenHash;
import dev.tradekeep.store.users.TokenScope;
import dev.tradekeep.store.users.User;
import dev.tradekeep.store.users.UserRepository;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/** Issues and revokes tokens of programs, each change with its row of the audit log. */
public final class Tokens {
    /** Tokens live no longer. */
    public static final int DAYS_MAX = 3_650;

    private static final int NAME_LENGTH_MAX = 64;
    private static final String OBJECT = "token";
    private static final String PREFIX = "tk_";
    private static final long MICROS_PER_DAY = Duration.ofDays(1).toNanos() / 1_000;

    private final Store store;
    private final InstantSource clock;
    private final RandomToken random;

    public Tokens(Store store, InstantSource clock, RandomToken random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A token that was issued.
     *
     * @param text the token itself, kept nowhere else
     * @param expiresAt UTC microseconds
     */
    public record Issued(String user, String name, String text, long expiresAt) {
        @Override
        public String toString() {
            return "Issued[" + user + "/" + name + "]";
        }
    }

    /**
     * Issues a token.
     *
     * @param days how long it lives, 1 to {@link #DAYS_MAX}
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the user has one of this
     *     name, with {@link ErrorCode#INVALID_ARGUMENT} when it is none, or when a scope is beyond
     *     what the user may do
     */
    public Issued issue(String userName, String name, Set<TokenScope> scopes, long days, Actor by) {
        PlainName.requireForPath("token", name, NAME_LENGTH_MAX);
        if (days < 1 || days > DAYS_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a token for 1 to " + DAYS_MAX + " days, found " + days + ".");
        }
        String text = random.next(PREFIX);
        long now = Micros.now(clock);
        long expiresAt = now + days * MICROS_PER_DAY;
        String words = scopes.stream().sorted().map(Word::of).collect(Collectors.joining(" "));
        User user =
                store.write(
                        Durability.FORCED,
                        transaction -> {
                            User owner = Users.require(new UserRepository(transaction), userName);
                            requireWithin(owner, scopes);
                            new ApiTokenRepository(transaction)
                                    .issue(
                                            new NewApiToken(
                                                    owner.id(),
                                                    name,
                                                    TokenHash.of(text),
                                                    scopes,
                                                    now,
                                                    expiresAt));
                            String object = owner.name() + "/" + name;
                            by.note(transaction, "token.create", OBJECT, object, null, words, now);
                            return owner;
                        });
        return new Issued(user.name(), name, text, expiresAt);
    }

    /** Else a token would get its rights later, with the user, and nobody would think of it. */
    private static void requireWithin(User owner, Set<TokenScope> scopes) {
        for (TokenScope scope : scopes) {
            if (owner.role().compareTo(scope.least()) < 0) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Wanted scopes within what "
                                + owner.name()
                                + " may do as a "
                                + Word.of(owner.role())
                                + ", found "
                                + Word.of(scope)
                                + ", which needs the role "
                                + Word.of(scope.least())
                                + ".");
            }
        }
    }

    /**
     * Revokes a token.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when the user has none of this
     *     name
     */
    public void revoke(String userName, String name, Actor by) {
        long now = Micros.now(clock);
        store.write(
                Durability.FORCED,
                transaction -> {
                    User owner = Users.require(new UserRepository(transaction), userName);
                    ApiTokenRepository tokens = new ApiTokenRepository(transaction);
                    long id =
                            tokens.findNamed(owner.id(), name)
                                    .orElseThrow(() ->
                                            new TradekeepException(
                                                    ErrorCode.NOT_FOUND,
                                                    owner.name()
                                                            + " has no token \""
                                                            + name
                                                            + "\"."));
                    String object = owner.name() + "/" + name;
                    by.note(transaction, "token.revoke", OBJECT, object, "valid", null, now);
                    return tokens.revoke(id, now);
                });
    }
}
