package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.run.Journal;
import dev.tradekeep.engine.run.ManualOrder;
import dev.tradekeep.engine.run.OrderWitness;
import dev.tradekeep.engine.run.PlacedOrder;
import dev.tradekeep.engine.run.RunProgress;
import dev.tradekeep.engine.run.TradingEngine;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Pending;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.engines.EngineRunRepository;
import dev.tradekeep.store.engines.EngineState;
import dev.tradekeep.store.orders.OrderOwner;
import dev.tradekeep.venue.ExchangeGateway;
import dev.tradekeep.venue.ExecutionCosts;
import dev.tradekeep.venue.ExecutionReport;
import dev.tradekeep.venue.SimulatedExchange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of an engine on paper: recorded candles at a pace, the simulated exchange, every booking
 * on disk before it counts. It runs on a thread of its own; others hand it what they want done.
 *
 * <p>It ends when it is told to: when the recorded candles are used up it waits for more.
 */
final class PaperEngine {
    /** Things to do that may wait. */
    static final int WAITING_MAX = 256;

    private static final Duration BEAT_EVERY = Duration.ofSeconds(5);

    private final Store store;
    private final InstantSource clock;
    private final String node;
    private final PaperPlan plan;
    private final Duration pace;
    private final EngineListener listener;
    private final SimulatedExchange exchange;
    private final TradingEngine engine;
    private final long runId;
    private final BlockingQueue<Runnable> tasks = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread thread;
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    private final BookedRestrictions restrictions;

    /** The time of the candle that is being run; for the engine's thread alone, as is the next. */
    private long now;

    private long beatAtNanos;
    private volatile boolean stopping;
    private volatile RunProgress progress;

    private PaperEngine(
            Store store,
            InstantSource clock,
            String node,
            PaperPlan plan,
            Duration pace,
            EngineListener listener,
            long runId) {
        this.store = store;
        this.clock = clock;
        this.node = node;
        this.plan = plan;
        this.pace = pace;
        this.listener = listener;
        this.runId = runId;
        now = plan.from();
        restrictions = new BookedRestrictions(plan.engine(), plan.listed().id());
        exchange = new SimulatedExchange(ExecutionCosts.DEFAULT, this::report);
        engine =
                new TradingEngine(
                        () -> now,
                        new Gateway(),
                        plan.strategy(),
                        ExecutionCosts.DEFAULT,
                        Journal.awaited(store),
                        new OrderOwner(runId, plan.engine().portfolioId(), plan.listed().id()),
                        plan.listed(),
                        plan.holdings(),
                        restrictions,
                        (order, event) -> listener.ordered(name(), order.clientOrderId(), event));
        progress = engine.progress();
        thread = Thread.ofPlatform().name("engine " + name()).unstarted(this::run);
    }

    /**
     * Claims the engine, notes its run and starts its thread. This process owns the file, so any
     * other owner of the engine is a dead process.
     */
    static PaperEngine start(
            Store store,
            InstantSource clock,
            String node,
            PaperPlan plan,
            Duration pace,
            EngineListener listener) {
        long at = Micros.now(clock);
        long id = plan.engine().id();
        long runId =
                store.write(
                        Durability.FORCED,
                        transaction -> {
                            EngineRepository engines = new EngineRepository(transaction);
                            engines.claim(id, node, at, Long.MAX_VALUE);
                            engines.setDesired(id, EngineState.RUNNING);
                            long run =
                                    new EngineRunRepository(transaction)
                                            .start(id, plan.describe(pace), at);
                            engines.beat(id, node, EngineState.RUNNING, at);
                            return run;
                        });
        PaperEngine started = new PaperEngine(store, clock, node, plan, pace, listener, runId);
        started.thread.start();
        listener.changed(started.name(), EngineState.RUNNING);
        return started;
    }

    String name() {
        return plan.engine().name();
    }

    long runId() {
        return runId;
    }

    /** What the run has done, as of the last candle. */
    RunProgress progress() {
        return progress;
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    /**
     * Hands the engine's thread something to do and gives its result, which can be withdrawn until
     * the thread begins.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the engine is stopping, with
     *     {@link ErrorCode#SERVER_BUSY} when too much waits
     */
    <R> Pending<R> submit(Supplier<R> task) {
        Pending<R> result = new Pending<>();
        if (stopping) {
            throw stopped();
        }
        boolean taken =
                tasks.offer(() -> {
                    if (!result.begin()) {
                        return;
                    }
                    try {
                        result.complete(task.get());
                    } catch (RuntimeException e) {
                        result.completeExceptionally(e);
                    }
                });
        if (!taken) {
            throw new TradekeepException(
                    ErrorCode.SERVER_BUSY,
                    WAITING_MAX + " requests to engine " + name() + " wait already.");
        }
        // The thread may have ended between the look above and the hand-over.
        var _ = ended.thenRun(() -> result.completeExceptionally(stopped()));
        return result;
    }

    /** Places an order; on the engine's thread. */
    PlacedOrder place(ManualOrder wanted, OrderWitness witness) {
        PlacedOrder placed = engine.place(wanted, witness);
        progress = engine.progress();
        return placed;
    }

    /** Cancels an order; on the engine's thread. */
    Order cancel(String clientOrderId, OrderWitness witness) {
        Order order = engine.cancel(clientOrderId, witness);
        listener.ordered(name(), clientOrderId, new OrderEvent.CancelRequested(order.updatedAt()));
        return order;
    }

    /** Whether an order is open here; on the engine's thread. */
    boolean hasOpen(String clientOrderId) {
        return engine.hasOpen(clientOrderId);
    }

    /** Tells it to take nothing more and to end; {@link #awaitEnd} waits for that. */
    void stop() {
        stopping = true;
        // Wakes it from its wait. When the queue is full it is awake.
        boolean _ = tasks.offer(() -> {});
    }

    /** Waits until the engine has ended and all of it is on the books. */
    void awaitEnd() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (Reader opened = store.openReader()) {
            restrictions.readWith(opened);
            trade(new CandleTape(opened, plan.series(), plan.from()));
            exchange.close(plan.listed().instrument(), now);
            engine.finish();
            progress = engine.progress();
            end(EngineState.STOPPED, null);
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            stopping = true;
            ended.complete(null);
        }
    }

    private void fail(Throwable cause) {
        try {
            end(EngineState.FAILED, String.valueOf(cause.getMessage()));
        } catch (RuntimeException e) {
            // The writer has stopped: the next start finds the run open and closes it.
            cause.addSuppressed(e);
            System.getLogger(PaperEngine.class.getName())
                    .log(System.Logger.Level.ERROR, "Engine " + name() + " failed.", cause);
        }
    }

    private void end(EngineState state, @Nullable String why) {
        long at = Micros.now(clock);
        long id = plan.engine().id();
        // Even on a full disk: the books must not say of an engine that has ended that it runs.
        store.write(
                Durability.CRITICAL,
                transaction -> {
                    EngineRunRepository runs = new EngineRunRepository(transaction);
                    if (state == EngineState.FAILED) {
                        runs.fail(id, runId, progress.candles(), why, at);
                    } else {
                        runs.complete(id, runId, progress.candles(), at);
                    }
                    return new EngineRepository(transaction).release(id, node, state);
                });
        listener.changed(name(), state);
    }

    private void trade(CandleTape tape) {
        long due = System.nanoTime();
        while (!stopping) {
            due += pace.toNanos();
            workUntil(due);
            if (!stopping) {
                tape.next().ifPresent(this::step);
                beat();
            }
        }
    }

    /** Does what others want until the next candle is due. */
    private void workUntil(long due) {
        long left = due - System.nanoTime();
        try {
            while (left > 0 && !stopping) {
                Runnable task = tasks.poll(left, TimeUnit.NANOSECONDS);
                if (task != null) {
                    task.run();
                }
                left = due - System.nanoTime();
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
        // Without a pace there is no wait, but there may be work.
        Runnable task = tasks.poll();
        if (task != null && !stopping) {
            task.run();
        }
    }

    private void step(Candle candle) {
        now = candle.openTime();
        exchange.onCandle(plan.listed().instrument(), candle);
        now = plan.series().grid().next(candle.openTime());
        engine.onCandle(candle);
        progress = engine.progress();
    }

    private void beat() {
        long time = System.nanoTime();
        if (beatAtNanos != 0 && time - beatAtNanos < BEAT_EVERY.toNanos()) {
            return;
        }
        beatAtNanos = time;
        long at = Micros.now(clock);
        var _ =
                store.submit(
                        Durability.RELAXED,
                        transaction ->
                                new EngineRepository(transaction)
                                        .beat(plan.engine().id(), node, EngineState.RUNNING, at));
    }

    private void report(ExecutionReport report) {
        engine.onExecution(report);
        listener.ordered(name(), report.clientOrderId(), report.event());
    }

    private TradekeepException stopped() {
        return new TradekeepException(
                ErrorCode.CONFLICT, "Engine " + name() + " is stopping or has stopped.");
    }

    /** The exchange, with word of what is sent to it. */
    private final class Gateway implements ExchangeGateway {
        @Override
        public void submit(Order order) {
            exchange.submit(order);
            listener.ordered(
                    name(), order.clientOrderId(), new OrderEvent.Submitted(order.createdAt()));
        }

        @Override
        public void cancel(Order order) {
            exchange.cancel(order);
        }
    }
}
