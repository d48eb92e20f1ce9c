package dev.tradekeep.app.connections;

import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.app.secrets.Revealed;
import dev.tradekeep.app.secrets.Secrets;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.connections.ConnectionRepository;
import dev.tradekeep.store.connections.ConnectionState;
import dev.tradekeep.store.connections.ExchangeConnection;
import dev.tradekeep.store.sql.Word;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our accounts at exchanges while a server runs: those that are enabled are brought up, looked
 * after and brought up again, and whoever sends orders asks here whether entries may go through.
 * Exits always may: what the account is like is no reason to keep a risk.
 *
 * <p>One thread looks after all of them and never waits for an exchange; tries run side by side on
 * virtual threads. Thread-safe.
 */
public final class ConnectionManager implements AutoCloseable {
    /** How long a start waits for the first tries; what has no answer by then goes on. */
    public static final Duration START_WITHIN = Duration.ofSeconds(5);

    /** How often accounts are looked after. */
    static final Duration TICK = Duration.ofMillis(100);

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionManager.class);

    private final Reads reads;
    private final AccountOpener opener;
    private final RequestBudgets budgets;
    private final MarketDesk markets;
    private final ConnectionJournal journal;
    private final AccountTest tester;
    private final ConnectionListener listener;
    private final InstantSource clock;
    private final Duration startWithin;
    private final Map<String, AccountKeeper> keepers = new ConcurrentSkipListMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ticked = lock.newCondition();
    private volatile @Nullable ScheduledExecutorService timer;
    private @Nullable ExecutorService workers;

    /** Looks after nothing until {@link #start}; tests may be made without. */
    public ConnectionManager(
            Store store,
            Reads reads,
            Secrets secrets,
            VenueShelf shelf,
            InstantSource clock,
            ConnectionListener listener) {
        this(store, reads, secrets, shelf, clock, listener, START_WITHIN);
    }

    /**
     * @param startWithin how long a start waits for the first tries
     */
    ConnectionManager(
            Store store,
            Reads reads,
            Secrets secrets,
            VenueShelf shelf,
            InstantSource clock,
            ConnectionListener listener,
            Duration startWithin) {
        this.startWithin = startWithin;
        this.reads = reads;
        this.listener = listener;
        this.clock = clock;
        budgets = new RequestBudgets(store, reads, shelf, clock);
        markets = new MarketDesk(shelf, budgets);
        opener = new AccountOpener(shelf, secrets, budgets);
        journal = new ConnectionJournal(store);
        tester = new AccountTest(opener, journal, clock);
    }

    /**
     * Brings up what is enabled. Returns when the first try of each has been answered, and at the
     * latest after {@link #START_WITHIN}: an exchange that is dead holds nobody up.
     *
     * @param log takes one line for each account
     * @return what came of it
     */
    public String start(Consumer<String> log) {
        List<ExchangeConnection> rows =
                reads.read(transaction -> new ConnectionRepository(transaction).enabled());
        Map<String, Revealed> revealed =
                opener.reveal(rows.stream().map(ExchangeConnection::name).toList());
        lock.lock();
        try {
            workers = Executors.newVirtualThreadPerTaskExecutor();
            rows.forEach(row -> keepers.put(row.name(), keeper(row, revealed.get(row.name()))));
            timer = begin();
            awaitFirstTries();
        } finally {
            lock.unlock();
        }
        List<AccountStatus> all = statuses();
        all.forEach(status -> log.accept(line(status)));
        long connected =
                all.stream()
                        .filter(one -> one.health().state() == ConnectionState.CONNECTED)
                        .count();
        return all.size()
                + " enabled, "
                + connected
                + " connected; engines on paper use the simulated exchange";
    }

    private ScheduledExecutorService begin() {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("connections").factory());
        var _ =
                thread.scheduleWithFixedDelay(
                        this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        return thread;
    }

    private void awaitFirstTries() {
        long left = startWithin.toNanos();
        try {
            while (left > 0 && !areSettled()) {
                left = ticked.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean areSettled() {
        long now = Micros.now(clock);
        return keepers.values().stream().allMatch(keeper -> keeper.isSettled(now));
    }

    private void tick() {
        for (AccountKeeper keeper : keepers.values()) {
            try {
                keeper.tick(Micros.now(clock), System.nanoTime());
            } catch (RuntimeException e) {
                LOG.error("Looking after {} failed", keeper.connection().name(), e);
            }
        }
        try {
            journal.flush();
        } catch (RuntimeException e) {
            LOG.error("What happened to connections cannot be written", e);
        }
        lock.lock();
        try {
            ticked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private AccountKeeper keeper(ExchangeConnection row, @Nullable Revealed revealed) {
        ExecutorService running = workers;
        if (running == null) {
            throw new IllegalStateException("It has not started");
        }
        return new AccountKeeper(
                row,
                opener,
                revealed,
                journal,
                listener,
                clock,
                RandomGenerator.getDefault(),
                running);
    }

    private static String line(AccountStatus status) {
        StringBuilder line =
                new StringBuilder("connection ")
                        .append(status.connection().name())
                        .append(": ")
                        .append(Word.of(status.health().state()));
        Long latency = status.health().latencyMicros();
        if (latency != null) {
            line.append(", answered in ")
                    .append(Numbers.seconds(TimeUnit.MICROSECONDS.toNanos(latency)));
        }
        status.obstacle().ifPresent(why -> line.append(": ").append(why));
        return line.toString();
    }

    /**
     * Something about a connection has changed in the books: it is brought up anew, taken down, or
     * forgotten. Does nothing before the start.
     */
    public void refresh(String name) {
        lock.lock();
        try {
            if (timer == null) {
                return;
            }
            Optional<ExchangeConnection> row =
                    reads.read(transaction -> new ConnectionRepository(transaction).find(name));
            boolean wanted = row.isPresent() && row.get().enabled();
            AccountKeeper before =
                    wanted ? keepers.put(name, keeper(row.get(), null)) : keepers.remove(name);
            if (before != null) {
                before.close();
                if (!wanted) {
                    before.noteDown("It is not enabled.");
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Reads an account with its key, signed, whether it is up or not.
     *
     * @param allowWithdrawals whether a key will do that may send money away, this once
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is no such connection;
     *     with {@link ErrorCode#KEY_MAY_WITHDRAW}; with {@link ErrorCode#KEY_REFUSED} and others as
     *     {@link VenueProblems} has them
     */
    public KeyReport test(String name, boolean allowWithdrawals) {
        ExchangeConnection row =
                reads.read(transaction -> new ConnectionRepository(transaction).find(name))
                        .orElseThrow(() ->
                                new TradekeepException(
                                        ErrorCode.NOT_FOUND,
                                        "There is no connection \"" + name + "\"."));
        AccountKeeper keeper = keepers.get(name);
        KeyReport report = tester.run(row, allowWithdrawals, keeper != null);
        if (keeper != null) {
            keeper.poke();
        }
        return report;
    }

    /** Whether it looks after accounts. */
    public boolean isStarted() {
        return timer != null;
    }

    /** Every account that is to be up, by name. */
    public List<AccountStatus> statuses() {
        long now = Micros.now(clock);
        return keepers.values().stream().map(keeper -> keeper.status(now)).toList();
    }

    /** An account that is to be up. */
    public Optional<AccountStatus> status(String name) {
        return Optional.ofNullable(keepers.get(name))
                .map(keeper -> keeper.status(Micros.now(clock)));
    }

    /**
     * Why no entries may be sent through an account; empty when they may. Quick enough to be asked
     * before each order.
     */
    public Optional<String> obstacle(String name) {
        AccountKeeper keeper = keepers.get(name);
        return keeper == null
                ? Optional.of("The connection " + name + " is not up.")
                : keeper.obstacle(Micros.now(clock));
    }

    /** Whether entries may be sent through an account; exits always may. */
    public boolean mayEnter(String name) {
        return obstacle(name).isEmpty();
    }

    /** The budgets of all addresses, shared by all that ask there. */
    public RequestBudgets budgets() {
        return budgets;
    }

    /** Where exchanges are reached that have an account that is to be up, by their code. */
    public Map<String, URI> addresses() {
        Map<String, URI> addresses = new TreeMap<>();
        for (AccountKeeper keeper : keepers.values()) {
            opener.address(keeper.connection())
                    .ifPresent(rest -> addresses.putIfAbsent(keeper.connection().exchange(), rest));
        }
        return addresses;
    }

    /** What exchanges tell everybody, within the same budgets. */
    public MarketDesk markets() {
        return markets;
    }

    /** Takes every account down and writes what happened to it. Closing twice does nothing. */
    @Override
    public void close() {
        lock.lock();
        try {
            ScheduledExecutorService ending = timer;
            timer = null;
            if (ending != null) {
                ending.shutdownNow();
            }
            keepers.values().forEach(AccountKeeper::close);
            keepers.values().forEach(keeper -> keeper.noteDown("The server was stopped."));
            keepers.clear();
            if (workers != null) {
                workers.shutdownNow();
                awaitEnd(workers);
                workers = null;
            }
        } finally {
            lock.unlock();
        }
        journal.end();
    }

    private static void awaitEnd(ExecutorService ending) {
        try {
            if (!ending.awaitTermination(CLOSE_WITHIN.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("Tries of connections have not ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
