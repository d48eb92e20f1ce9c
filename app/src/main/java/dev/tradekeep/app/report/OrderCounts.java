package dev.tradekeep.app.report;

import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.engine.core.RunProgress;

/** What became of the orders of a run, in words. */
public final class OrderCounts {
    private OrderCounts() {}

    /** In one line. */
    public static String line(RunProgress progress) {
        return Numbers.count(progress.orders())
                + ", of which "
                + Numbers.count(progress.denied())
                + " denied by the risk check, "
                + Numbers.count(progress.rejected())
                + " rejected by the exchange, "
                + Numbers.count(progress.expired())
                + " expired, in whole or in part";
    }
}
