package dev.tradekeep.store.sqlite.write;

import org.jspecify.annotations.Nullable;

/**
 * Decides which tasks make the next batch: ledger before market data, and neither waits for ever.
 *
 * <p>A batch that begins while ledger waits is forced. It takes ledger first, as much as there is,
 * and next to it a share of market data, so that orders are not kept waiting by candles. A batch
 * that begins without ledger takes market data only, and ends as soon as ledger arrives: how a
 * transaction will be committed is settled before it begins. When ledger alone has filled {@link
 * #PASSED_OVER_MAX} batches in a row, the share of market data comes first in the next one.
 *
 * <p>Offering to a {@link #laneOf lane} and the depths are for any thread, the rest is for the
 * writer's.
 */
final class Intake {
    /** The most batches in a row that may leave all waiting market data out. */
    static final int PASSED_OVER_MAX = 16;

    /** Of a forced batch, one part in so many may be market data. */
    static final int MARKET_SHARE = 8;

    private final Lane ledger;
    private final Lane market;
    private final int batchTasksMax;

    private boolean forced;
    private boolean marketFirst;
    private int tasksLeft;
    private int marketLeft;
    private int passedOver;

    Intake(WriterSettings settings) {
        ledger = new Lane(settings.queueTasksMax());
        market = new Lane(settings.queueTasksMax());
        batchTasksMax = settings.batchTasksMax();
    }

    Lane laneOf(Task<?> task) {
        return task.isLedger() ? ledger : market;
    }

    boolean isEmpty() {
        return ledger.isEmpty() && market.isEmpty();
    }

    int ledgerDepth() {
        return ledger.depth();
    }

    int marketDepth() {
        return market.depth();
    }

    /**
     * Begins a batch.
     *
     * @return whether it must be forced to disk
     */
    boolean begin() {
        int share = Math.max(1, batchTasksMax / MARKET_SHARE);
        forced = !ledger.isEmpty();
        marketFirst = forced && passedOver >= PASSED_OVER_MAX;
        tasksLeft = batchTasksMax;
        marketLeft = forced ? share : batchTasksMax;
        passedOver = forced && !market.isEmpty() ? passedOver + 1 : 0;
        return forced;
    }

    /** The next task of the batch; null when it is complete. */
    @Nullable Task<?> next() {
        if (tasksLeft == 0) {
            return null;
        }
        Task<?> task = forced ? nextOfForced() : nextOfMarketData();
        tasksLeft--;
        return task;
    }

    private @Nullable Task<?> nextOfMarketData() {
        return ledger.isEmpty() ? market.poll() : null;
    }

    private @Nullable Task<?> nextOfForced() {
        if (marketFirst) {
            Task<?> task = pollMarket();
            if (task != null) {
                return task;
            }
        }
        Task<?> task = ledger.poll();
        return task != null ? task : pollMarket();
    }

    private @Nullable Task<?> pollMarket() {
        if (marketLeft == 0) {
            return null;
        }
        Task<?> task = market.poll();
        if (task != null) {
            marketLeft--;
            passedOver = 0;
        }
        return task;
    }

    /** A task that no batch has taken, if there is one, whatever its lane. For any thread. */
    @Nullable Task<?> pollArrived() {
        Task<?> task = ledger.pollArrived();
        return task != null ? task : market.pollArrived();
    }

    /** A task of any lane. */
    @Nullable Task<?> pollAny() {
        Task<?> task = ledger.poll();
        return task != null ? task : market.poll();
    }
}
