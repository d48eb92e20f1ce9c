package dev.tradekeep.app.auth;

import dev.tradekeep.app.secrets.KeyRing;
import dev.tradekeep.app.secrets.SecretBox;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.users.Credentials;
import dev.tradekeep.store.users.LoginAttemptRepository;
import dev.tradekeep.store.users.LoginOutcome;
import dev.tradekeep.store.users.NewSession;
import dev.tradekeep.store.users.SealedTotpSecret;
import dev.tradekeep.store.users.SessionRepository;
import dev.tradekeep.store.users.TokenHash;
import dev.tradekeep.store.users.User;
import dev.tradekeep.store.users.UserRepository;
import dev.tradekeep.store.users.UserRole;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens and ends sessions. Tries are counted in the books; after too many that failed, further ones
 * are refused unseen for a while that grows.
 */
public final class Login {
    /** For so long a user who has logged in at an address is known there. */
    private static final Duration KNOWN_FOR = Duration.ofDays(90);

    /** How long a session lasts. */
    public static final Duration SESSION_LENGTH = Duration.ofHours(12);

    private static final Logger LOG = System.getLogger(Login.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long NANOS_PER_MICRO = 1_000;

    private final UserStore store;
    private final Passwords passwords;
    private final RandomToken tokens;
    private final KeyRing keys;
    private final Semaphore turn = new Semaphore(1);
    private final LoginThrottle throttle = new LoginThrottle();
    private final LoginJournal journal;

    /**
     * @param keys open the secrets of one-time codes
     */
    public Login(UserStore store, Passwords passwords, RandomToken tokens, KeyRing keys) {
        this.store = store;
        this.passwords = passwords;
        this.tokens = tokens;
        this.keys = keys;
        journal = new LoginJournal(store);
    }

    /**
     * What somebody brings to log in.
     *
     * @param code of the second factor; empty when none was given
     * @param agent what the browser calls itself
     */
    public record Attempt(
            String name, String password, String code, String address, @Nullable String agent) {
        @Override
        public String toString() {
            return "Attempt[" + name + " from " + address + "]";
        }
    }

    /**
     * A session that was opened.
     *
     * @param cookie for the browser, kept nowhere else
     * @param csrf what requests that change something must carry
     * @param expiresAt UTC microseconds
     * @param lengthMicros how long it lasts
     */
    public record Opened(
            String name,
            UserRole role,
            String cookie,
            String csrf,
            long expiresAt,
            long lengthMicros) {
        @Override
        public String toString() {
            return "Opened[" + name + "]";
        }
    }

    /**
     * Logs in.
     *
     * @throws TradekeepException with {@link ErrorCode#UNAUTHENTICATED} when name, password and
     *     code do not go together, with {@link ErrorCode#TOO_MANY_REQUESTS} after too many failures
     */
    public Opened open(Attempt attempt) {
        // Before waiting for a turn, too: who must wait longer should not hold up the others.
        requirePatience(attempt, store.now());
        User user = inTurn(() -> proven(attempt));
        throttle.succeeded(attempt.name(), attempt.address());
        long now = store.now();
        String cookie = tokens.next("");
        String csrf = tokens.next("");
        long expiresAt = now + micros(SESSION_LENGTH);
        NewSession session =
                new NewSession(
                        user.id(),
                        TokenHash.of(cookie),
                        TokenHash.of(csrf),
                        attempt.address(),
                        attempt.agent(),
                        now,
                        expiresAt);
        store.write(transaction -> {
            new LoginAttemptRepository(transaction)
                    .record(attempt.name(), attempt.address(), LoginOutcome.SUCCEEDED, 1, now);
            long id = new SessionRepository(transaction).open(session);
            new Actor(user.id(), user.name(), attempt.address(), Authenticated.session(id))
                    .note(
                            transaction,
                            "session.open",
                            "session",
                            Long.toString(id),
                            null,
                            "open",
                            now);
            return id;
        });
        return new Opened(user.name(), user.role(), cookie, csrf, expiresAt, expiresAt - now);
    }

    /**
     * Asks once more who it is, before something that a stolen session must not do.
     *
     * @param proof the password or, of a user who has a second factor, a code of it, which is used
     *     up
     * @throws TradekeepException as {@link #open}; a wrong one counts as a failed login
     */
    public void confirm(String name, String proof, String address) {
        var _ =
                inTurn(() -> {
                    // Without the code: here it does not come on top of a password.
                    Attempt attempt = new Attempt(name, proof, "", address, null);
                    long now = store.now();
                    requirePatience(attempt, now);
                    LoginOutcome outcome = keys.steady(() -> confirmed(attempt, now));
                    if (outcome != LoginOutcome.SUCCEEDED) {
                        throw refused(attempt, outcome, now);
                    }
                    return outcome;
                });
    }

    private LoginOutcome confirmed(Attempt attempt, long now) {
        Known known = store.read(transaction -> known(transaction, attempt.name()));
        User user = known.user();
        Credentials credentials = known.credentials();
        boolean code = Totp.isCode(attempt.password());
        if (!code || user == null || credentials == null || credentials.totpSecret() == null) {
            return passwordOutcome(attempt, known);
        }
        SealedTotpSecret secret = credentials.totpSecret();
        return user.isActive() && acceptsCode(user, secret, openedKeys(), attempt.password(), now)
                ? LoginOutcome.SUCCEEDED
                : LoginOutcome.WRONG_CODE;
    }

    /** Ends a session. */
    public void close(long sessionId, Actor actor) {
        long now = store.now();
        store.write(transaction -> {
            boolean ended = new SessionRepository(transaction).revoke(sessionId, now);
            String id = Long.toString(sessionId);
            actor.note(transaction, "session.end", "session", id, "open", null, now);
            return ended;
        });
    }

    private User proven(Attempt attempt) {
        long now = store.now();
        requirePatience(attempt, now);
        Judged judged = keys.steady(() -> judge(attempt, now));
        User user = judged.user();
        if (judged.outcome() != LoginOutcome.SUCCEEDED || user == null) {
            throw refused(attempt, judged.outcome(), now);
        }
        return user;
    }

    private record Judged(@Nullable User user, LoginOutcome outcome) {}

    private Judged judge(Attempt attempt, long now) {
        Supplier<SecretBox> box = openedKeys();
        Known known = store.read(transaction -> known(transaction, attempt.name()));
        return new Judged(known.user(), outcome(attempt, known, box, now));
    }

    private TradekeepException refused(Attempt attempt, LoginOutcome outcome, long now) {
        journal.add(attempt.name(), attempt.address(), outcome, now);
        throttle.failed(attempt.name(), attempt.address(), now);
        return new TradekeepException(
                ErrorCode.UNAUTHENTICATED,
                "Name, password and code do not go together, or the user may not log in.");
    }

    /** One at a time, so that no failure is missed when many guess at once. */
    private <R> R inTurn(Supplier<R> work) {
        try {
            if (!turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TradekeepException(
                        ErrorCode.TOO_MANY_REQUESTS,
                        "Too many log in at once. Try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TradekeepException(
                    ErrorCode.INTERRUPTED, "Interrupted while waiting to log in.", e);
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }

    private void requirePatience(Attempt attempt, long now) {
        try {
            throttle.require(attempt.name(), attempt.address(), now, () -> isKnown(attempt, now));
        } catch (LoginDelayed e) {
            journal.add(attempt.name(), attempt.address(), LoginOutcome.LIMITED, now);
            throw e;
        }
    }

    /** Others cannot guess with a second factor, nor from where the user has been. */
    private boolean isKnown(Attempt attempt, long now) {
        return store.read(transaction ->
                (!attempt.code().isEmpty()
                                && new UserRepository(transaction)
                                        .find(attempt.name())
                                        .filter(User::twoFactor)
                                        .isPresent())
                        || new LoginAttemptRepository(transaction)
                                .succeededAt(
                                        attempt.name(),
                                        attempt.address(),
                                        now - micros(KNOWN_FOR)));
    }

    /** Lets a user try again at once, whatever failed before. */
    public void liftDelay(String name, Actor actor) {
        long now = store.now();
        store.write(transaction -> {
            User user = Users.require(new UserRepository(transaction), name);
            actor.note(transaction, "user.login_delay", "user", user.name(), null, "lifted", now);
            return user;
        });
        throttle.lift(name);
    }

    private record Known(@Nullable User user, @Nullable Credentials credentials) {}

    private static Known known(Transaction transaction, String name) {
        UserRepository users = new UserRepository(transaction);
        Optional<User> user = users.find(name);
        return user.map(found -> new Known(found, users.credentials(found.id())))
                .orElse(new Known(null, null));
    }

    /** For every attempt: unlocking them only where a code counts would tell a right password. */
    private Supplier<SecretBox> openedKeys() {
        try {
            SecretBox box = keys.opening();
            return () -> box;
        } catch (TradekeepException e) {
            return () -> {
                throw e;
            };
        }
    }

    private LoginOutcome outcome(Attempt attempt, Known known, Supplier<SecretBox> box, long now) {
        LoginOutcome byPassword = passwordOutcome(attempt, known);
        User user = known.user();
        Credentials credentials = known.credentials();
        if (byPassword != LoginOutcome.SUCCEEDED || user == null || credentials == null) {
            return byPassword;
        }
        SealedTotpSecret secret = credentials.totpSecret();
        if (secret != null && !acceptsCode(user, secret, box, attempt.code(), now)) {
            return LoginOutcome.WRONG_CODE;
        }
        return LoginOutcome.SUCCEEDED;
    }

    private LoginOutcome passwordOutcome(Attempt attempt, Known known) {
        User user = known.user();
        Credentials credentials = known.credentials();
        if (user == null || credentials == null) {
            passwords.pretend(attempt.password());
            return LoginOutcome.UNKNOWN_USER;
        }
        if (!passwords.matches(attempt.password(), credentials.passwordHash())) {
            return LoginOutcome.WRONG_PASSWORD;
        }
        if (!user.isActive()) {
            return LoginOutcome.DISABLED;
        }
        return LoginOutcome.SUCCEEDED;
    }

    /** The caller is told no more when the keys are lost: that would tell a right password. */
    private boolean acceptsCode(
            User user, SealedTotpSecret sealed, Supplier<SecretBox> box, String code, long now) {
        byte[] secret;
        try {
            secret = box.get().openTotp(sealed);
        } catch (TradekeepException e) {
            LOG.log(Level.WARNING, "No code of " + user.name() + " is accepted", e);
            return false;
        }
        OptionalLong step = Totp.stepOf(secret, code, now);
        return step.isPresent()
                && store.write(transaction ->
                        new UserRepository(transaction)
                                .acceptTotpStep(user.id(), step.getAsLong()));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / NANOS_PER_MICRO;
    }
}
