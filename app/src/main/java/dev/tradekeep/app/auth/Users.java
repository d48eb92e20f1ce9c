package dev.tradekeep.app.auth;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.ApiTokenRepository;
import dev.tradekeep.store.users.SessionRepository;
import dev.tradekeep.store.users.User;
import dev.tradekeep.store.users.UserRepository;
import dev.tradekeep.store.users.UserRole;
import dev.tradekeep.store.users.UserStatus;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Changes users, each change with its row of the audit log. For any thread. */
public final class Users {
    private static final String OBJECT = "user";

    private final Store store;
    private final InstantSource clock;
    private final Passwords passwords;

    public Users(Store store, InstantSource clock, Passwords passwords) {
        this.store = store;
        this.clock = clock;
        this.passwords = passwords;
    }

    /**
     * Adds a user.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the name is taken, with
     *     {@link ErrorCode#INVALID_ARGUMENT} when name or password are none
     */
    public User add(String name, String password, UserRole role, Authority by) {
        by.require(role);
        String hash = passwords.hashChosen(password, name);
        return store.write(
                Durability.FORCED,
                transaction -> {
                    UserRepository users = new UserRepository(transaction);
                    long now = Micros.now(clock);
                    long id = users.add(name, role, hash, now);
                    by.actor()
                            .note(transaction, "user.add", OBJECT, name, null, Word.of(role), now);
                    return users.find(id).orElseThrow();
                });
    }

    /** Changes what a user may do. What is open stays open, and is judged by the new role. */
    public User setRole(String name, UserRole role, Authority by) {
        by.require(role);
        return change(
                name,
                (transaction, user, now) -> {
                    by.require(user.role());
                    new UserRepository(transaction).setRole(user.id(), role, now);
                    String before = Word.of(user.role());
                    note(transaction, by.actor(), "user.role", user, before, Word.of(role), now);
                });
    }

    /** Lets a user log in or no longer; then every session and token of the user ends, too. */
    public User setStatus(String name, UserStatus status, Authority by) {
        return change(
                name,
                (transaction, user, now) -> {
                    by.require(user.role());
                    new UserRepository(transaction).setStatus(user.id(), status, now);
                    if (status != UserStatus.ACTIVE) {
                        new SessionRepository(transaction).revokeAll(user.id(), now);
                        new ApiTokenRepository(transaction).revokeAll(user.id(), now);
                    }
                    String before = Word.of(user.status());
                    note(
                            transaction,
                            by.actor(),
                            "user.status",
                            user,
                            before,
                            Word.of(status),
                            now);
                });
    }

    /**
     * Changes a password; every session of the user ends, and every token that is not kept: whoever
     * knew the old password may have made one.
     */
    public User setPassword(String name, String password, boolean keepTokens, Authority by) {
        String hash = passwords.hashChosen(password, name);
        return change(
                name,
                (transaction, user, now) -> {
                    by.require(user.role());
                    new UserRepository(transaction).setPasswordHash(user.id(), hash, now);
                    new SessionRepository(transaction).revokeAll(user.id(), now);
                    String tokens = "tokens kept";
                    if (!keepTokens) {
                        long revoked =
                                new ApiTokenRepository(transaction).revokeAll(user.id(), now);
                        tokens = revoked + " tokens revoked";
                    }
                    note(transaction, by.actor(), "user.password", user, "hidden", tokens, now);
                });
    }

    /**
     * Ends every session of a user.
     *
     * @return how many
     */
    public long endSessions(String name, Actor actor) {
        return store.write(
                Durability.FORCED,
                transaction -> {
                    User user = require(new UserRepository(transaction), name);
                    long now = Micros.now(clock);
                    long ended = new SessionRepository(transaction).revokeAll(user.id(), now);
                    note(transaction, actor, "user.sessions", user, ended + " open", "ended", now);
                    return ended;
                });
    }

    /** Stops asking a user for a code, such as one who has lost the device. */
    public User removeSecondFactor(String name, Authority by) {
        return change(
                name,
                (transaction, user, now) -> {
                    by.require(user.role());
                    new UserRepository(transaction).removeTotpSecret(user.id(), now);
                    String before = user.twoFactor() ? "on" : "off";
                    note(transaction, by.actor(), "user.second_factor", user, before, "off", now);
                });
    }

    /** Something that is done to a user at a time, UTC microseconds. */
    @FunctionalInterface
    private interface Change {
        void make(Transaction transaction, User user, long now);
    }

    /** Changes a user; returns the user as it is then. */
    private User change(String name, Change change) {
        return store.write(
                Durability.FORCED,
                transaction -> {
                    UserRepository users = new UserRepository(transaction);
                    User user = require(users, name);
                    change.make(transaction, user, Micros.now(clock));
                    return users.find(user.id()).orElseThrow();
                });
    }

    private static void note(
            Transaction transaction,
            Actor actor,
            String action,
            User user,
            @Nullable String before,
            @Nullable String after,
            long now) {
        actor.note(transaction, action, OBJECT, user.name(), before, after, now);
    }

    static User require(UserRepository users, String name) {
        return users.find(name)
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.NOT_FOUND, "There is no user \"" + name + "\"."));
    }
}
