package dev.tradekeep.app.connections;

import dev.tradekeep.app.secrets.Revealed;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.connections.ConnectionState;
import dev.tradekeep.store.connections.ExchangeConnection;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one account up: tries it, tries it again after growing pauses, looks after it while it is
 * up, and ends what takes too long. It has no thread: {@link #tick} is called all the time by one
 * thread and never waits; a try runs on a virtual thread, one at a time.
 *
 * <p>Other threads may ask for its {@link #verdict} and {@link #poke} it.
 */
final class AccountKeeper implements AutoCloseable {
    /** An account of which nothing was heard for so long is asked. */
    static final Duration HEARTBEAT = Duration.ofSeconds(60);

    /** Its key is read again after so long, whatever was heard: rights may be taken or given. */
    static final Duration CHECK_EVERY = Duration.ofMinutes(15);

    /** The shortest pause where a person has to do something. */
    static final Duration FAILED_PAUSE = Duration.ofSeconds(30);

    /** A try that takes longer is ended. */
    static final Duration TRY_MAX = Duration.ofSeconds(30);

    private static final VenueFailure TOOK_TOO_LONG =
            new VenueFailure.Unknown("There was no answer within " + TRY_MAX.toSeconds() + " s.");
    private static final Logger LOG = LoggerFactory.getLogger(AccountKeeper.class);
    private static final long NANOS_PER_MICRO = 1_000;

    private final ExchangeConnection row;
    private final AccountOpener opener;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Executor workers;
    private final Duration shortest;
    private final AccountHealth health;
    private final AccountReports reports;
    private final AtomicReference<@Nullable Try> underWay = new AtomicReference<>();

    /** Guarded by this. */
    private final CircuitBreaker breaker;

    private volatile @Nullable Revealed revealed;
    private volatile @Nullable OpenAccount open;
    private volatile boolean streaming;
    private volatile long dueAt;
    private volatile long checkedAt;
    private volatile boolean closed;

    /** Whether a request failed in a way that may mean more. */
    private volatile boolean doubted;

    /** A try: when it began, on the clock of {@link System#nanoTime()}, and where it runs. */
    private static final class Try {
        private final long begunAt;
        private @Nullable Thread thread;
        private boolean ended;
        private boolean interrupted;

        Try(long begunAt) {
            this.begunAt = begunAt;
        }

        synchronized void runsOn(Thread here) {
            thread = here;
        }

        /** After it nobody interrupts the thread any more. */
        synchronized void end() {
            ended = true;
        }

        synchronized void interrupt() {
            if (!ended && thread != null) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /** Whether it took too long. */
        synchronized boolean wasInterrupted() {
            return interrupted;
        }
    }

    /**
     * @param revealed its secrets when they are known already
     * @param workers runs tries, each on a thread of its own
     */
    AccountKeeper(
            ExchangeConnection row,
            AccountOpener opener,
            @Nullable Revealed revealed,
            ConnectionJournal journal,
            ConnectionListener listener,
            InstantSource clock,
            RandomGenerator random,
            Executor workers) {
        this.row = row;
        this.opener = opener;
        this.revealed = revealed;
        this.clock = clock;
        this.random = random;
        this.workers = workers;
        shortest = Duration.ofMillis(row.settings().minIntervalMillis());
        breaker = new CircuitBreaker(shortest, random);
        health = new AccountHealth(row.settings().withdrawalsAllowed(), Micros.now(clock));
        reports = new AccountReports(row, health, journal, listener);
        dueAt = System.nanoTime();
    }

    /** Begins what is due, ends what takes too long, tells what has changed. Never waits. */
    void tick(long now, long nanos) {
        Try running = underWay.get();
        if (running != null) {
            if (nanos - running.begunAt > TRY_MAX.toNanos()) {
                running.interrupt();
            }
        } else if (nanos - dueAt >= 0 && !wasJustHeard(now, nanos)) {
            begin(nanos);
        }
        reports.tell(now, circuit(), failures());
    }

    /** Whether a heartbeat can be spared; then the next is put off. */
    private boolean wasJustHeard(long now, long nanos) {
        long age = (now - health.heardAt()) * NANOS_PER_MICRO;
        boolean spared =
                !doubted
                        && verdict(now).state() == ConnectionState.CONNECTED
                        && age >= 0
                        && age < HEARTBEAT.toNanos()
                        && nanos - checkedAt < CHECK_EVERY.toNanos();
        if (spared) {
            dueAt = nanos + HEARTBEAT.toNanos() - age;
        }
        return spared;
    }

    private void begin(long nanos) {
        Try next = new Try(nanos);
        if (closed || !underWay.compareAndSet(null, next)) {
            return;
        }
        doubted = false;
        synchronized (this) {
            breaker.trying();
        }
        try {
            workers.execute(() -> run(next));
        } catch (RuntimeException e) {
            underWay.set(null);
            throw e;
        }
    }

    private void run(Try running) {
        running.runsOn(Thread.currentThread());
        try {
            attempt();
        } catch (VenueException e) {
            health.failed(running.wasInterrupted() ? TOOK_TOO_LONG : clean(e.failure()));
            pause();
            forgetRefusedKey();
        } catch (TradekeepException e) {
            revealed = null;
            health.failed(causeOf(e), e.getMessage());
            pause();
        } catch (RuntimeException e) {
            LOG.error("The connection {} could not be tried: a defect", row.name(), e);
            health.failed(HealthCause.UNREADABLE, "A defect of the program; its log says more.");
            pause();
        } finally {
            running.end();
            underWay.set(null);
        }
    }

    private void attempt() throws VenueException {
        OpenAccount account = account();
        if (account == null) {
            return;
        }
        health.checked(account.account().check(), Micros.now(clock));
        long nanos = System.nanoTime();
        checkedAt = nanos;
        synchronized (this) {
            breaker.reset();
        }
        dueAt = nanos + HEARTBEAT.toNanos() + random.nextLong(HEARTBEAT.toNanos() / 10);
        boolean usable = verdict(Micros.now(clock)).state() != ConnectionState.FAILED;
        if (usable && !streaming) {
            streaming = true;
            account.account().connect();
        }
    }

    /** The account, made when it is not there yet; null when it is closed. */
    private @Nullable OpenAccount account() {
        OpenAccount known = open;
        if (known != null || closed) {
            return known;
        }
        Revealed secrets = revealed;
        if (secrets == null) {
            secrets = opener.reveal(List.of(row.name())).get(row.name());
            if (secrets == null) {
                throw new IllegalStateException("No word of the secrets of " + row.name());
            }
        }
        // Nothing of them stays here; what is open has what it needs.
        revealed = null;
        OpenAccount made = opener.open(row, secrets, this::hear);
        open = made;
        if (closed) {
            made.close();
            return null;
        }
        return made;
    }

    private VenueFailure clean(VenueFailure failure) {
        OpenAccount account = open;
        return account == null ? failure : account.clean(failure);
    }

    /** The next try reads the secrets again: somebody may have entered others. */
    private void forgetRefusedKey() {
        OpenAccount account = open;
        if (account != null && verdict(Micros.now(clock)).cause() == HealthCause.KEY_REFUSED) {
            open = null;
            streaming = false;
            account.close();
        }
    }

    private void hear(AccountEvent event) {
        if (closed) {
            return;
        }
        if (health.on(event)) {
            doubted = true;
            dueAt = Math.min(dueAt, System.nanoTime() + shortest.toNanos());
        }
        switch (event) {
            case AccountEvent.Blocked blocked -> opener.budget(row).blockUntil(blocked.until());
            case AccountEvent.Unrecognized said -> reports.unrecognized(said.what(), said.at());
            case AccountEvent.LinkUp _,
                    AccountEvent.LinkDown _,
                    AccountEvent.Answered _,
                    AccountEvent.Failed _,
                    AccountEvent.Balances _ -> {}
        }
    }

    private void pause() {
        long now = Micros.now(clock);
        health.block(blockedUntil());
        long pause;
        synchronized (this) {
            pause = breaker.failed();
        }
        if (verdict(now).state() == ConnectionState.FAILED) {
            pause = Math.max(pause, FAILED_PAUSE.toNanos());
        }
        long rest = (health.restsUntil() - now) * NANOS_PER_MICRO;
        if (rest > 0) {
            pause = Math.max(pause, rest + random.nextLong(shortest.toNanos() + 1));
        }
        dueAt = System.nanoTime() + pause;
    }

    /** Until when its address is blocked, whoever of the accounts there was told. */
    private long blockedUntil() {
        return open == null ? 0 : opener.budget(row).blockedUntil();
    }

    private static HealthCause causeOf(TradekeepException e) {
        return switch (e.code()) {
            case SECRET_UNREADABLE -> HealthCause.SECRETS;
            case NOT_FOUND, LIBRARY_UNAVAILABLE -> HealthCause.NO_CONNECTOR;
            default -> HealthCause.SETTINGS;
        };
    }

    /** Somebody did something about it: it is tried at once. */
    void poke() {
        synchronized (this) {
            breaker.reset();
        }
        dueAt = System.nanoTime();
    }

    /** How it is. Quick. */
    Verdict verdict(long now) {
        return health.verdict(now);
    }

    /** Whether it is known how the first try went. */
    boolean isSettled(long now) {
        return verdict(now).state() != ConnectionState.CONNECTING;
    }

    /** Why no entries are let through; empty when they are. */
    Optional<String> obstacle(long now) {
        Verdict verdict = verdict(now);
        return switch (verdict.state()) {
            case CONNECTED -> Optional.empty();
            case CONNECTING -> Optional.of("The connection is coming up.");
            case DISCONNECTED, DEGRADED, FAILED -> Optional.of(verdict.reason());
        };
    }

    AccountStatus status(long now) {
        Verdict verdict = verdict(now);
        return new AccountStatus(
                row,
                reports.row(verdict, failures(), now),
                AccountReports.wordOf(verdict),
                AccountReports.wordOf(circuit()),
                obstacle(now));
    }

    private synchronized CircuitBreaker.Position circuit() {
        return breaker.position();
    }

    private synchronized int failures() {
        return breaker.failures();
    }

    ExchangeConnection connection() {
        return row;
    }

    /** Tells the books that nothing keeps it up any more; after it was closed. */
    void noteDown(String why) {
        reports.down(why, Micros.now(clock));
    }

    /** Ends its stream and what is under way. Closing twice does nothing. */
    @Override
    public void close() {
        closed = true;
        Try running = underWay.get();
        if (running != null) {
            running.interrupt();
        }
        OpenAccount account = open;
        if (account != null) {
            account.close();
        }
    }
}
