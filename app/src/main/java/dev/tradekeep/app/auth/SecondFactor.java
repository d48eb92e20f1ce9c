package dev.tradekeep.app.auth;

import dev.tradekeep.app.secrets.KeyRing;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.users.UserRepository;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One-time codes for a user who wants them. A new secret counts once a code of it has come back, so
 * that nobody is locked out by an app that did not take it; until then it is in memory alone, and
 * then encrypted in the file. Thread-safe.
 */
public final class SecondFactor {
    /** How long a new secret waits for its first code. */
    public static final Duration PENDING = Duration.ofMinutes(10);

    private static final int PENDING_MAX = 1_000;
    private static final long PENDING_MICROS = PENDING.toNanos() / 1_000;

    private final UserStore store;
    private final KeyRing keys;
    private final SecureRandom random;
    private final Map<Long, Pending> pending = new LinkedHashMap<>();

    public SecondFactor(UserStore store, KeyRing keys, SecureRandom random) {
        this.store = store;
        this.keys = keys;
        this.random = random;
    }

    // No record: its toString would show the secret.
    private static final class Pending {
        final byte[] secret;
        final long at;

        Pending(byte[] secret, long at) {
            this.secret = secret;
            this.at = at;
        }
    }

    /**
     * Makes a secret, which counts once {@link #confirm} has seen a code of it.
     *
     * @return 20 bytes, for the user alone
     */
    public byte[] enrol(long userId) {
        byte[] secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(secret);
        synchronized (pending) {
            pending.remove(userId);
            pending.put(userId, new Pending(secret, store.now()));
            if (pending.size() > PENDING_MAX) {
                pending.remove(pending.keySet().iterator().next());
            }
        }
        return secret.clone();
    }

    /**
     * Asks for codes of the new secret from now on. The code is used up by this.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when no secret waits, with {@link
     *     ErrorCode#INVALID_ARGUMENT} when the code is not of it, with {@link
     *     ErrorCode#SECRET_UNREADABLE} when the key file cannot be used; then it waits no longer
     */
    public void confirm(long userId, String userName, String code, Actor actor) {
        long now = store.now();
        byte[] secret = take(userId, now);
        OptionalLong step = Totp.stepOf(secret, code, now);
        if (step.isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The code is not one of the new secret. Check the clock and start over.");
        }
        var _ =
                keys.sealing(box ->
                        store.write(transaction -> {
                            UserRepository users = new UserRepository(transaction);
                            users.setTotpSecret(box.sealTotp(userId, secret), now);
                            actor.note(
                                    transaction,
                                    "user.second_factor",
                                    "user",
                                    userName,
                                    "off",
                                    "on",
                                    now);
                            return users.acceptTotpStep(userId, step.getAsLong());
                        }));
    }

    /** Each secret may be tried once: six digits are few. */
    private byte[] take(long userId, long now) {
        @Nullable Pending waiting;
        synchronized (pending) {
            waiting = pending.remove(userId);
        }
        if (waiting == null || now - waiting.at > PENDING_MICROS) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT, "No new second factor waits for its first code.");
        }
        return waiting.secret;
    }
}
