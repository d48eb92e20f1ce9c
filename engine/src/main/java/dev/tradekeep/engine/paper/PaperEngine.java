package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.core.OrderWish;
import dev.tradekeep.engine.core.RunProgress;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.Pending;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.engines.EngineState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of an engine on paper: recorded candles at a pace, the simulated exchange, every booking
 * on disk before anything is sent because of it. It runs on a thread of its own; others hand it
 * what they want done. The thread never waits for the disk alone: while bookings are on their way
 * it takes halts, what people want, and word of what is on disk. When too many are on their way, it
 * takes no wishes; when the disk has not answered for {@link #LATE_AFTER}, it opens no positions.
 *
 * <p>It ends when it is told to: when the recorded candles are used up it waits for more.
 */
final class PaperEngine {
    /** Things to do that may wait. */
    static final int WAITING_MAX = 256;

    private static final Duration BEAT_EVERY = Duration.ofSeconds(5);

    /** When the disk has not answered for so long, the engine is degraded. */
    static final Duration LATE_AFTER = Duration.ofSeconds(5);

    /** How long an engine that stops waits for its open orders to be canceled. */
    static final Duration CANCEL_WITHIN = Duration.ofSeconds(10);

    /** How often it looks at the time while it waits for nothing but the disk. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Store store;
    private final PaperRegister register;
    private final PaperPlan plan;
    private final Duration pace;
    private final EngineListener listener;
    private final BlockingQueue<Consumer<PaperRun>> tasks = new ArrayBlockingQueue<>(WAITING_MAX);
    private final AtomicBoolean restricted = new AtomicBoolean();

    /** Wakes the thread: there is a task, word of a booking, a halt, or an end. */
    private final Semaphore wake = new Semaphore(0);

    private final Thread thread;
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    /** For the engine's thread alone. */
    private long beatAtNanos;

    /** When it stops to wait for cancels; 0 while it does not. */
    private long cancelUntilNanos;

    private volatile boolean stopping;
    private volatile boolean canceling;
    private volatile boolean degraded;
    private volatile RunProgress progress = new RunProgress(0, 0, 0, 0, 0, 0, 0, Position.FLAT);

    private PaperEngine(
            Store store, PaperRegister register, Duration pace, EngineListener listener) {
        this.store = store;
        this.register = register;
        this.pace = pace;
        this.listener = listener;
        plan = register.plan();
        thread = Thread.ofPlatform().name("engine " + name()).unstarted(this::run);
    }

    /** Claims the engine, notes its run and starts its thread. */
    static PaperEngine start(
            Store store,
            InstantSource clock,
            String node,
            PaperPlan plan,
            Duration pace,
            EngineListener listener) {
        PaperRegister register = PaperRegister.open(store, clock, node, plan, pace);
        PaperEngine started = new PaperEngine(store, register, pace, listener);
        started.thread.start();
        listener.changed(started.name(), EngineState.RUNNING);
        return started;
    }

    String name() {
        return plan.engine().name();
    }

    long runId() {
        return register.owner().runId();
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

    /** Whether the disk does not answer, so that it opens no positions. */
    boolean isDegraded() {
        return degraded;
    }

    /** Places an order; the answer is the order once it is on disk. */
    Pending<PlacedOrder> place(int portfolio, OrderWish wanted, OrderWitness witness) {
        Pending<PlacedOrder> answer = new Pending<>();
        return submit(answer, running -> running.place(portfolio, wanted, witness, answer));
    }

    /** Asks for an order to be canceled; the answer is the order once that is on disk. */
    Pending<PlacedOrder> cancel(String clientOrderId, OrderWitness witness) {
        Pending<PlacedOrder> answer = new Pending<>();
        return submit(answer, running -> running.cancel(clientOrderId, witness, answer));
    }

    /** Asks for other terms of an order; the answer is the order once that is on disk. */
    Pending<PlacedOrder> amend(String clientOrderId, OrderChange change, OrderWitness witness) {
        Pending<PlacedOrder> answer = new Pending<>();
        return submit(answer, running -> running.amend(clientOrderId, change, witness, answer));
    }

    /** Moves money into one of its portfolios or out of it; answered when that is on disk. */
    Pending<@Nullable Void> move(MoneyLegs.Leg leg, Asset asset) {
        Pending<@Nullable Void> answer = new Pending<>();
        return submit(answer, running -> running.move(leg, asset, answer));
    }

    /** Whether an order is open here. */
    Pending<Boolean> hasOpen(String clientOrderId) {
        Pending<Boolean> answer = new Pending<>();
        return submit(answer, running -> answer.complete(running.hasOpen(clientOrderId)));
    }

    /** Halts or limits have changed: it reads them before it takes anything else. */
    void restrict() {
        restricted.set(true);
        wake.release();
    }

    /**
     * Hands the engine's thread something to do, which can be withdrawn until the thread begins.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the engine is stopping, with
     *     {@link ErrorCode#SERVER_BUSY} when too much waits
     */
    private <R extends @Nullable Object> Pending<R> submit(
            Pending<R> answer, Consumer<PaperRun> task) {
        if (stopping || canceling) {
            throw stopped();
        }
        boolean taken =
                tasks.offer(running -> {
                    if (answer.begin()) {
                        carryOut(running, task, answer);
                    }
                });
        if (!taken) {
            throw new TradekeepException(
                    ErrorCode.SERVER_BUSY,
                    WAITING_MAX + " requests to engine " + name() + " wait already.");
        }
        wake.release();
        // The thread may have ended between the look above and the hand-over.
        var _ = ended.thenRun(() -> answer.completeExceptionally(stopped()));
        return answer;
    }

    private void carryOut(PaperRun running, Consumer<PaperRun> task, Pending<?> answer) {
        long now = running.now();
        try {
            task.accept(running);
            progress = running.progress();
        } catch (TradekeepException | ArithmeticException | IllegalStateException failure) {
            answer.completeExceptionally(failure);
            CandleSteps.goOn(running, now, failure);
        }
    }

    /**
     * Tells it to have its open orders canceled, to open no positions, and to end when no order is
     * open any more, or after {@link #CANCEL_WITHIN}.
     */
    void stopAfterCancel() {
        canceling = true;
        wake.release();
    }

    /** Tells it to take nothing more and to end; {@link #awaitEnd} waits for that. */
    void stop() {
        stopping = true;
        wake.release();
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
            PaperRun begun =
                    new PaperRun(
                            store,
                            opened,
                            plan,
                            register.owner(),
                            register.incarnation(),
                            listener,
                            wake::release);
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
        register.end(state, progress.candles(), why);
        listener.changed(name(), state);
    }

    private void trade(PaperRun running) {
        long due = System.nanoTime();
        while (!stopping) {
            due += pace.toNanos();
            workUntil(running, due);
            if (!stopping) {
                running.next().ifPresent(moment -> CandleSteps.take(running, moment));
                progress = running.progress();
                beat();
            }
        }
    }

    /**
     * Does what others want until the next candles are due and what was to be sent has been.
     * Without a pace they are due at once, but one thing is done before each.
     */
    private void workUntil(PaperRun running, long due) {
        try {
            while (!stopping) {
                wake.drainPermits();
                look(running);
                Consumer<PaperRun> task = running.isFull() ? null : tasks.poll();
                if (task != null) {
                    task.accept(running);
                }
                long left = due - System.nanoTime();
                if (left <= 0 && running.isReady()) {
                    return;
                }
                if (task == null) {
                    long most = LOOK_EVERY.toNanos();
                    var _ =
                            wake.tryAcquire(
                                    left > 0 ? Math.min(left, most) : most, TimeUnit.NANOSECONDS);
                }
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** Takes word of what is on disk, and halts, which go before everything else. */
    private void look(PaperRun running) {
        long now = running.now();
        try {
            running.takeDurable();
            if (restricted.getAndSet(false)) {
                running.restrict();
            }
        } catch (TradekeepException | ArithmeticException | IllegalStateException failure) {
            CandleSteps.goOn(running, now, failure);
            running.restrict();
        }
        cancelIfWanted(running);
        boolean late = running.waitingNanos() >= LATE_AFTER.toNanos();
        if (late != degraded) {
            degraded = late;
            running.setLate(late);
            listener.degraded(name(), late);
            System.getLogger(PaperEngine.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "Engine "
                                    + name()
                                    + (late
                                            ? " opens no positions: the disk has not answered for "
                                                    + LATE_AFTER.toSeconds()
                                                    + " s."
                                            : " may open positions again: the disk answers."));
        }
    }

    private void cancelIfWanted(PaperRun running) {
        if (!canceling) {
            return;
        }
        if (cancelUntilNanos == 0) {
            cancelUntilNanos = System.nanoTime() + CANCEL_WITHIN.toNanos();
            running.close();
            running.cancelOpen();
        }
        if (!running.hasOpenOrders() || System.nanoTime() - cancelUntilNanos >= 0) {
            stopping = true;
        }
    }

    private void beat() {
        long time = System.nanoTime();
        if (beatAtNanos != 0 && time - beatAtNanos < BEAT_EVERY.toNanos()) {
            return;
        }
        beatAtNanos = time;
        register.beat();
    }

    private TradekeepException stopped() {
        return new TradekeepException(
                ErrorCode.CONFLICT, "Engine " + name() + " is stopping or has stopped.");
    }
}
