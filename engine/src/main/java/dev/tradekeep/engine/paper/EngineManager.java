package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.core.OrderWish;
import dev.tradekeep.engine.core.RunProgress;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Pending;
import dev.tradekeep.store.PromptStore;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.engines.Engine;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EnginePresetRepository;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.engines.EngineRunRepository;
import dev.tradekeep.store.engines.EngineState;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.sql.Transaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engines that run in this process: starts, stops and finds them. Thread-safe. */
public final class EngineManager implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EngineManager.class.getName());

    private final Store store;

    /** For what a caller waits for. */
    private final Store prompt;

    private final InstantSource clock;
    private final String node;
    private final Duration pace;
    private final Supplier<StrategyCatalog> strategies;
    private final EngineListener listener;
    private final MoneyDesk money;
    private final Map<String, PaperEngine> engines = new TreeMap<>();

    /** Why none may start; null when they may. Guarded by this, as are the engines. */
    private @Nullable String barred = "The engines are not ready yet.";

    /**
     * @param node the name under which this process owns engines
     * @param pace from one recorded candle to the next
     * @param strategies that an engine may run, as they are when it starts
     */
    public EngineManager(
            Store store,
            InstantSource clock,
            String node,
            Duration pace,
            Supplier<StrategyCatalog> strategies,
            EngineListener listener) {
        this.store = store;
        prompt = new PromptStore(store);
        this.clock = clock;
        this.node = node;
        this.pace = pace;
        this.strategies = strategies;
        this.listener = listener;
        money = new MoneyDesk(store, new MoneyLegs(store, this, strategies, clock), clock);
    }

    /**
     * An engine that runs.
     *
     * @param runId its run
     * @param progress as of its last candle
     * @param degraded whether the disk does not answer, so that it opens no positions
     */
    public record Running(String name, long runId, RunProgress progress, boolean degraded) {}

    /** Moves money into portfolios and out of them. */
    public MoneyDesk money() {
        return money;
    }

    /** An engine that runs; null when it does not. */
    synchronized @Nullable PaperEngine running(String name) {
        PaperEngine engine = engines.get(name);
        return engine != null && engine.isRunning() ? engine : null;
    }

    /**
     * Does something to an engine while it does not run.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when it has started meanwhile
     */
    synchronized void whileStopped(String name, Runnable work) {
        if (running(name) != null) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT, "Engine " + name + " is starting. Try again.");
        }
        work.run();
    }

    /** Closes the runs that a process left open when it was killed, and says how many. */
    public int closeAbandoned() {
        return store.write(
                Durability.FORCED,
                transaction ->
                        new EngineRunRepository(transaction)
                                .closeAbandoned(Long.MAX_VALUE, Micros.now(clock)));
    }

    /** From now on engines may start. */
    public synchronized void open() {
        barred = null;
    }

    /** From now on none may start. */
    public synchronized void bar(String why) {
        barred = why;
    }

    /**
     * Lets money that is in transit arrive, and starts the engines that start with the program.
     *
     * @return what kept some of them from it, one line each
     */
    public List<String> startAll() {
        List<Engine> wanted =
                store.write(
                        Durability.RELAXED,
                        transaction -> new EngineRepository(transaction).autoStarted());
        List<String> failures = new ArrayList<>(money.finishOpen());
        for (Engine engine : wanted) {
            try {
                start(engine.name());
            } catch (RuntimeException e) {
                // Whatever one of them lacks, the others start.
                String why = e instanceof TradekeepException ? e.getMessage() : e.toString();
                LOG.log(Level.WARNING, "Engine " + engine.name() + " was not started.", e);
                failures.add("Engine " + engine.name() + " was not started. " + why);
            }
        }
        return failures;
    }

    /**
     * Starts an engine.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is none of this name,
     *     with {@link ErrorCode#CONFLICT} when it runs already or lacks something
     */
    public synchronized Running start(String name) {
        if (barred != null) {
            throw new TradekeepException(ErrorCode.CONFLICT, "No engine may start. " + barred);
        }
        PaperEngine there = engines.get(name);
        if (there != null && there.isRunning()) {
            throw new TradekeepException(ErrorCode.CONFLICT, "Engine " + name + " runs already.");
        }
        PaperPlan plan =
                prompt.write(
                        Durability.RELAXED,
                        transaction ->
                                PaperPlan.read(
                                        transaction, strategies.get(), find(transaction, name)));
        PaperEngine started = PaperEngine.start(store, clock, node, plan, pace, listener);
        engines.put(name, started);
        return running(started);
    }

    /**
     * Stops an engine and waits until all of it is on the books. One that does not run stays so.
     *
     * @param cancelOrders whether its open orders are canceled first; what the exchange does not
     *     answer in time stays open
     * @return how many of its orders are open; they go on when it starts again
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is none of this name
     */
    public long stop(String name, boolean cancelOrders) {
        Engine stopped =
                prompt.write(
                        Durability.CRITICAL,
                        transaction -> {
                            Engine found = find(transaction, name);
                            new EngineRepository(transaction)
                                    .setDesired(found.id(), EngineState.STOPPED);
                            return found;
                        });
        PaperEngine engine;
        synchronized (this) {
            engine = engines.get(name);
        }
        if (engine != null) {
            if (cancelOrders) {
                engine.stopAfterCancel();
            } else {
                engine.stop();
            }
            engine.awaitEnd();
            synchronized (this) {
                engines.remove(name, engine);
            }
        }
        return prompt.write(Durability.CRITICAL, transaction -> openOrders(transaction, stopped));
    }

    private static long openOrders(Transaction transaction, Engine engine) {
        Set<Long> portfolios = new TreeSet<>(Set.of(engine.portfolioId()));
        new EnginePresetRepository(transaction)
                .presets(engine.id())
                .forEach(preset -> portfolios.add(preset.portfolioId()));
        OrderRepository orders = new OrderRepository(transaction);
        return portfolios.stream().mapToLong(orders::countOpen).sum();
    }

    /** Those that run, by name. */
    public synchronized List<Running> running() {
        return engines.values().stream()
                .filter(PaperEngine::isRunning)
                .map(EngineManager::running)
                .toList();
    }

    /**
     * Places an order on an engine that runs.
     *
     * @return the order once it is on the books; can be withdrawn until the engine begins it
     * @param witness notes who asked, together with the intent
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the engine does not run
     */
    public Pending<PlacedOrder> place(OrderTicket ticket, OrderWitness witness) {
        PaperEngine engine = get(ticket.engine());
        OrderWish wanted = ticket.of(engine.plan().market(ticket.instrument()));
        int portfolio = engine.plan().portfolio(ticket.portfolio());
        return engine.place(portfolio, wanted, witness);
    }

    /**
     * Cancels an order that is open on one of the engines.
     *
     * @param witness notes who asked, together with the request
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when it is open on none
     */
    public Order cancel(String clientOrderId, OrderWitness witness) {
        return Completion.awaitPromptly(
                        holderOf(clientOrderId).cancel(clientOrderId, witness), "The cancellation")
                .order();
    }

    /**
     * Asks for other terms of an order that is open on one of the engines.
     *
     * @param witness notes who asked, together with the request
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when it is open on none
     */
    public Order amend(String clientOrderId, OrderChange change, OrderWitness witness) {
        return Completion.awaitPromptly(
                        holderOf(clientOrderId).amend(clientOrderId, change, witness),
                        "The amendment")
                .order();
    }

    private PaperEngine holderOf(String clientOrderId) {
        List<PaperEngine> all;
        synchronized (this) {
            all = List.copyOf(engines.values());
        }
        for (PaperEngine engine : all) {
            if (engine.isRunning()
                    && Completion.awaitPromptly(
                            engine.hasOpen(clientOrderId), "The search for the order")) {
                return engine;
            }
        }
        throw new TradekeepException(
                ErrorCode.NOT_FOUND,
                "Order " + clientOrderId + " is open on none of the engines that run.");
    }

    /** Halts or limits have changed: every engine that runs reads them again. */
    public void restrict() {
        List<PaperEngine> all;
        synchronized (this) {
            all = List.copyOf(engines.values());
        }
        for (PaperEngine engine : all) {
            if (engine.isRunning()) {
                engine.restrict();
            }
        }
    }

    /** Stops every engine; each starts again with the program if it is meant to. */
    @Override
    public void close() {
        List<PaperEngine> all;
        synchronized (this) {
            barred = "The server is stopping.";
            all = List.copyOf(engines.values());
            engines.clear();
        }
        all.forEach(PaperEngine::stop);
        all.forEach(PaperEngine::awaitEnd);
    }

    private static Running running(PaperEngine engine) {
        return new Running(engine.name(), engine.runId(), engine.progress(), engine.isDegraded());
    }

    private synchronized PaperEngine get(String name) {
        PaperEngine engine = engines.get(name);
        if (engine == null || !engine.isRunning()) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT, "Engine " + name + " does not run. Start it first.");
        }
        return engine;
    }

    private static Engine find(Transaction transaction, String name) {
        Engine engine =
                new EngineRepository(transaction)
                        .find(name)
                        .orElseThrow(() ->
                                new TradekeepException(
                                        ErrorCode.NOT_FOUND, "There is no engine " + name + "."));
        if (engine.mode() == EngineMode.LIVE) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT, "Engine " + name + " is live, which cannot run yet.");
        }
        return engine;
    }
}
