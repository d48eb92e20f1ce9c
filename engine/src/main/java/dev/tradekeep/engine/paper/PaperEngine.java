package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.engine.core.OrderWish;
import dev.tradekeep.engine.core.OrderWitness;
import dev.tradekeep.engine.core.RunProgress;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Pending;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.engines.EngineProgressRepository;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.engines.EngineRunRepository;
import dev.tradekeep.store.engines.EngineState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
    private final BookWriter.RunOwner owner;
    private final long incarnation;
    private final BlockingQueue<Runnable> tasks = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread thread;
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    /** For the engine's thread alone, as is the next; null before it has begun. */
    private @Nullable PaperRun run;

    private long beatAtNanos;
    private volatile boolean stopping;
    private volatile RunProgress progress = new RunProgress(0, 0, 0, 0, 0, 0, 0, Position.FLAT);

    private PaperEngine(
            Store store,
            InstantSource clock,
            String node,
            PaperPlan plan,
            Duration pace,
            EngineListener listener,
            BookWriter.RunOwner owner,
            long incarnation) {
        this.store = store;
        this.clock = clock;
        this.node = node;
        this.plan = plan;
        this.pace = pace;
        this.listener = listener;
        this.owner = owner;
        this.incarnation = incarnation;
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
        long incarnation = PaperRun.newIncarnation();
        BookWriter.RunOwner owner =
                store.write(
                        Durability.FORCED,
                        transaction -> {
                            EngineRepository engines = new EngineRepository(transaction);
                            engines.claim(id, node, at, Long.MAX_VALUE);
                            engines.setDesired(id, EngineState.RUNNING);
                            long runId =
                                    new EngineRunRepository(transaction)
                                            .start(id, plan.describe(pace), incarnation, at);
                            engines.beat(id, node, EngineState.RUNNING, at);
                            return new BookWriter.RunOwner(
                                    id,
                                    runId,
                                    new EngineProgressRepository(transaction).epoch(id),
                                    null);
                        });
        PaperEngine started =
                new PaperEngine(store, clock, node, plan, pace, listener, owner, incarnation);
        started.thread.start();
        listener.changed(started.name(), EngineState.RUNNING);
        return started;
    }

    String name() {
        return plan.engine().name();
    }

    long runId() {
        return owner.runId();
    }

    /** What it runs. */
    PaperPlan plan() {
        return plan;
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
    PlacedOrder place(int portfolio, OrderWish wanted, OrderWitness witness) {
        return command(running -> running.place(portfolio, wanted, witness));
    }

    /** Cancels an order; on the engine's thread. */
    Order cancel(String clientOrderId, OrderWitness witness) {
        return command(running -> running.cancel(clientOrderId, witness)).order();
    }

    /** Moves money into one of its portfolios or out of it; on the engine's thread. */
    boolean move(MoneyLegs.Leg leg, Asset asset) {
        return command(running -> {
            running.move(leg.command(plan.portfolio(leg.portfolioId()), asset));
            return true;
        });
    }

    /** Reads halts and limits again; on the engine's thread. */
    boolean restrict() {
        return command(running -> {
            running.restrict();
            return true;
        });
    }

    /** Whether an order is open here; on the engine's thread. */
    boolean hasOpen(String clientOrderId) {
        return running().hasOpen(clientOrderId);
    }

    private <R> R command(Function<PaperRun, R> command) {
        PaperRun running = running();
        R result = command.apply(running);
        progress = running.progress();
        return result;
    }

    private PaperRun running() {
        PaperRun running = run;
        if (running == null) {
            throw new IllegalStateException("The engine has not begun");
        }
        return running;
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
            PaperRun begun = new PaperRun(store, opened, plan, owner, incarnation, listener);
            run = begun;
            begun.restrict();
            trade(begun);
            begun.finish();
            progress = begun.progress();
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
                        runs.fail(id, owner.runId(), progress.candles(), why, at);
                        new AlertRepository(transaction)
                                .raise(
                                        AlertSeverity.CRITICAL,
                                        "engine.failed",
                                        "Engine " + name() + " failed: " + why,
                                        at);
                    } else {
                        runs.complete(id, owner.runId(), progress.candles(), at);
                    }
                    return new EngineRepository(transaction).release(id, node, state);
                });
        listener.changed(name(), state);
    }

    private void trade(PaperRun running) {
        long due = System.nanoTime();
        while (!stopping) {
            due += pace.toNanos();
            workUntil(due);
            if (!stopping) {
                running.next().ifPresent(moment -> CandleSteps.take(running, moment));
                progress = running.progress();
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

    private TradekeepException stopped() {
        return new TradekeepException(
                ErrorCode.CONFLICT, "Engine " + name() + " is stopping or has stopped.");
    }
}
