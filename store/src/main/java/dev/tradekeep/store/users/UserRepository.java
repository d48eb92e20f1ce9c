package dev.tradekeep.store.users;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.name.NameLook;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Users in one transaction. Once there is an active administrator, there always is one: a change
 * that would leave none fails with {@link ErrorCode#CONFLICT}.
 */
public final class UserRepository {
    public static final int NAME_CHARACTERS_MAX = 64;

    private static final long NOBODY = 0;
    private static final Pattern NAME =
            Pattern.compile(
                    "(?=.*[\\p{L}\\p{N}])[\\p{L}\\p{N}._@+-]{1," + NAME_CHARACTERS_MAX + "}");

    private final Transaction transaction;

    public UserRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Adds an active user.
     *
     * @param passwordHash as a slow hash function encodes it, 32 to 512 characters
     * @return the id
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the name is taken, with
     *     {@link ErrorCode#INVALID_ARGUMENT} when it is no name
     */
    public long add(String name, UserRole role, String passwordHash, long at) {
        if (!NAME.matcher(name).matches()
                || Texts.mixesScripts(name)
                || NameLook.isDisguised(name)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a user name of 1 to "
                            + NAME_CHARACTERS_MAX
                            + " letters, digits or any of . _ @ + -, at least one of the former and"
                            + " all letters of one script and drawn as they are, found \""
                            + name
                            + "\".");
        }
        requireOwnLook(name);
        find(name)
                .ifPresent(user -> {
                    throw new TradekeepException(
                            ErrorCode.CONFLICT,
                            "There already is a user " + user.name() + ". Choose another name.");
                });
        return transaction.insert(
                UserQuery.INSERT,
                p ->
                        p.set("name", name)
                                .set("role", role)
                                .set("status", UserStatus.ACTIVE)
                                .set("password_hash", passwordHash)
                                .set("created_at", at)
                                .set("updated_at", at));
    }

    /** Nobody takes one user for another. */
    private void requireOwnLook(String name) {
        String look = NameLook.of(name);
        transaction.list(UserQuery.NAMES, Binder.NONE, row -> row.getText(0)).stream()
                .filter(other -> !other.equalsIgnoreCase(name) && NameLook.of(other).equals(look))
                .findFirst()
                .ifPresent(other -> {
                    throw new TradekeepException(
                            ErrorCode.CONFLICT,
                            "\""
                                    + name
                                    + "\" looks like the user "
                                    + other
                                    + ". Choose a name that nobody takes for that one.");
                });
    }

    /** The user of a name, in whatever case. */
    public Optional<User> find(String name) {
        return transaction.find(
                UserQuery.FIND_BY_NAME, p -> p.set("name", name), UserRepository::readUser);
    }

    /** The user of an id. */
    public Optional<User> find(long id) {
        return transaction.find(UserQuery.FIND, Binder.of(id), UserRepository::readUser);
    }

    /**
     * What a user proves to be the user with.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public Credentials credentials(long id) {
        return transaction
                .find(
                        UserQuery.CREDENTIALS,
                        Binder.of(id),
                        row ->
                                new Credentials(
                                        row.getText("password_hash"),
                                        sealed(id, row.getBytesOrNull("totp_secret"))))
                .orElseThrow(() -> notFound(id));
    }

    /** Whether anyone may administer. */
    public boolean hasAdministrator() {
        return hasOtherAdministrator(NOBODY);
    }

    /**
     * Changes what a user may do.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when it would take the last active
     *     administrator, with {@link ErrorCode#NOT_FOUND}
     */
    public void setRole(long id, UserRole role, long at) {
        if (role != UserRole.ADMINISTRATOR) {
            requireOtherAdministrator(id, "become a " + Word.of(role));
        }
        update(UserQuery.SET_ROLE, id, Word.of(role), at);
    }

    /**
     * Lets a user log in, or no longer. What is open then is for the caller to end: {@link
     * SessionRepository#revokeAll}.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when it would take the last active
     *     administrator, with {@link ErrorCode#NOT_FOUND}
     */
    public void setStatus(long id, UserStatus status, long at) {
        if (status != UserStatus.ACTIVE) {
            requireOtherAdministrator(id, "be disabled");
        }
        update(UserQuery.SET_STATUS, id, Word.of(status), at);
    }

    /**
     * Changes a password.
     *
     * @param passwordHash as a slow hash function encodes it, 32 to 512 characters
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public void setPasswordHash(long id, String passwordHash, long at) {
        update(UserQuery.SET_PASSWORD, id, passwordHash, at);
    }

    /**
     * Asks a user for one-time codes of a secret from now on.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public void setTotpSecret(SealedTotpSecret secret, long at) {
        setTotpSecret(secret.userId(), secret.bytes(), at);
    }

    /**
     * Asks a user for no one-time codes from now on.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public void removeTotpSecret(long id, long at) {
        setTotpSecret(id, null, at);
    }

    /** The secrets of all who are asked for one-time codes. */
    public List<SealedTotpSecret> totpSecrets() {
        return transaction.list(
                UserQuery.TOTP_SECRETS,
                Binder.NONE,
                row -> new SealedTotpSecret(row.getLong("id"), row.getBytes("totp_secret")));
    }

    /**
     * Encrypts the secrets of all one-time codes again, all of them or, when one cannot be, none:
     * the whole is one transaction.
     *
     * @param reseal makes the same secret under another key; an exception undoes everything
     * @return how many
     */
    public int resealTotpSecrets(UnaryOperator<SealedTotpSecret> reseal) {
        List<SealedTotpSecret> secrets = totpSecrets();
        for (SealedTotpSecret old : secrets) {
            SealedTotpSecret fresh = reseal.apply(old);
            if (fresh.userId() != old.userId()) {
                throw new IllegalArgumentException(old + " became " + fresh);
            }
            transaction.update(
                    UserQuery.RESEAL_TOTP,
                    p -> p.set("id", fresh.userId()).set("secret", fresh.bytes()));
        }
        return secrets.size();
    }

    private static @Nullable SealedTotpSecret sealed(long id, byte @Nullable [] bytes) {
        return bytes == null ? null : new SealedTotpSecret(id, bytes);
    }

    private void setTotpSecret(long id, byte @Nullable [] secret, long at) {
        requireOne(
                id,
                transaction.update(
                        UserQuery.SET_TOTP,
                        p -> p.set("id", id).set("secret", secret).set("at", at)));
    }

    /**
     * Uses up the code of a time step, so that nobody who saw it can use it again.
     *
     * @return whether it was the first use of this or any later step
     */
    public boolean acceptTotpStep(long id, long step) {
        return transaction.update(
                        UserQuery.ACCEPT_TOTP_STEP, p -> p.set("id", id).set("step", step))
                == 1;
    }

    private void requireOtherAdministrator(long id, String change) {
        User user = find(id).orElseThrow(() -> notFound(id));
        boolean administers = user.isActive() && user.role() == UserRole.ADMINISTRATOR;
        if (administers && !hasOtherAdministrator(id)) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    user.name()
                            + " is the only active administrator and cannot "
                            + change
                            + ". Make another user an administrator first.");
        }
    }

    private boolean hasOtherAdministrator(long id) {
        return transaction.get(
                UserQuery.HAS_OTHER_ADMINISTRATOR, Binder.of(id), row -> row.getBoolean(0));
    }

    private void update(UserQuery query, long id, String value, long at) {
        requireOne(
                id,
                transaction.update(query, p -> p.set("id", id).set("value", value).set("at", at)));
    }

    private static void requireOne(long id, long changed) {
        if (changed != 1) {
            throw notFound(id);
        }
    }

    private static TradekeepException notFound(long id) {
        return new TradekeepException(ErrorCode.NOT_FOUND, "There is no user of id " + id + ".");
    }

    private static User readUser(Row row) {
        return new User(
                row.getLong("id"),
                row.getText("name"),
                row.getWord(UserRole.class, "role"),
                row.getWord(UserStatus.class, "status"),
                row.getBoolean("two_factor"),
                row.getLong("created_at"),
                row.getLong("updated_at"));
    }
}
