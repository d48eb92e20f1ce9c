package dev.tradekeep.store.engines;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Sequence;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs of engines and what happened to them, in one transaction. */
public final class EngineRunRepository {
    private static final int DETAIL_LENGTH_MAX = 1_000;

    private final Transaction transaction;

    public EngineRunRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** The id of a run that this transaction is about to start. */
    public long nextId() {
        return transaction.next(Sequence.ENGINE_RUN);
    }

    /**
     * Notes that an engine starts, with its event.
     *
     * @param strategy with its parameters, as text
     * @param incarnation digits that begin the ids of its orders
     * @return the id of the run
     */
    public long start(long engineId, String strategy, long incarnation, long at) {
        long id = nextId();
        start(id, engineId, strategy, incarnation, at);
        return id;
    }

    /** The same under an id that {@link #nextId} gave. */
    public void start(long runId, long engineId, String strategy, long incarnation, long at) {
        transaction.update(
                EngineQuery.START_RUN,
                p ->
                        p.set("id", runId)
                                .set("engine_id", engineId)
                                .set("strategy", strategy)
                                .set("status", "running")
                                .set("candles", 0)
                                .set("incarnation", incarnation)
                                .set("started_at", at));
        addEvent(engineId, runId, EngineEvent.STARTED, strategy, at);
    }

    /** Notes that a run came to its end, with its event. */
    public void complete(long engineId, long runId, long candles, long at) {
        end(runId, "completed", candles, at);
        addEvent(engineId, runId, EngineEvent.STOPPED, null, at);
    }

    /**
     * Notes that a run failed, with its event.
     *
     * @param why for people; cut when it is long
     */
    public void fail(long engineId, long runId, long candles, @Nullable String why, long at) {
        end(runId, "failed", candles, at);
        addEvent(engineId, runId, EngineEvent.FAILED, why, at);
    }

    /**
     * Closes as failed the runs that a process left open when it ended without saying so, releases
     * their engines, and notes it. To be called before this process starts runs of its own.
     *
     * @param silentBefore an owner not heard of since then has ended; {@link Long#MAX_VALUE} when
     *     this process is the only one that may use the file
     * @return how many there were
     */
    public int closeAbandoned(long silentBefore, long at) {
        record Abandoned(long runId, long engineId) {}
        List<Abandoned> abandoned =
                transaction.list(
                        EngineQuery.ABANDONED_RUNS,
                        // Started at any time: a clock that was set back must hide none.
                        p ->
                                p.set("started_max", Long.MAX_VALUE)
                                        .set("silent_before", silentBefore),
                        row -> new Abandoned(row.getLong("id"), row.getLong("engine_id")));
        for (Abandoned run : abandoned) {
            transaction.update(
                    EngineQuery.FAIL_RUN, p -> p.set("id", run.runId()).set("ended_at", at));
            transaction.update(EngineQuery.FAIL_ENGINE, Binder.of(run.engineId()));
            addEvent(run.engineId(), run.runId(), EngineEvent.ABANDONED, null, at);
        }
        return abandoned.size();
    }

    /**
     * Notes what happened to an engine.
     *
     * @param runId null when it happened outside of a run
     * @param detail for people; cut when it is long
     */
    public void addEvent(
            long engineId,
            @Nullable Long runId,
            EngineEvent event,
            @Nullable String detail,
            long at) {
        transaction.update(
                EngineQuery.INSERT_EVENT,
                p ->
                        p.set("engine_id", engineId)
                                .set("engine_run_id", runId)
                                .set("event", event)
                                .set("detail", cut(detail))
                                .set("occurred_at", at));
    }

    /**
     * Deletes events from before a time, a bounded step at a time.
     *
     * @return how many; fewer than asked for when none are left
     */
    public long deleteEvents(long before, int rowsMax) {
        return transaction.update(
                EngineQuery.DELETE_EVENTS, p -> p.set("before", before).set("rows_max", rowsMax));
    }

    private void end(long runId, String status, long candles, long at) {
        transaction.update(
                EngineQuery.END_RUN,
                p ->
                        p.set("id", runId)
                                .set("status", status)
                                .set("candles", candles)
                                .set("ended_at", at));
    }

    private static @Nullable String cut(@Nullable String detail) {
        if (detail == null || detail.length() <= DETAIL_LENGTH_MAX) {
            return detail;
        }
        return detail.substring(0, DETAIL_LENGTH_MAX - 1) + "…";
    }
}
