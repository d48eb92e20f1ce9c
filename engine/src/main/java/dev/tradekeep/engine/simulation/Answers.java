package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.core.Effects;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import java.util.HashMap;
import java.util.Map;

/** What a simulated engine tells people; it is looked at, and handed to whoever waits for it. */
abstract class Answers implements Effects {
    private final Strikes strikes;
    private final Evidence evidence;

    /** What is done once a command is confirmed. */
    private final Map<Long, Runnable> confirmed = new HashMap<>();

    Answers(Strikes strikes, Evidence evidence) {
        this.strikes = strikes;
        this.evidence = evidence;
    }

    /** Something is done once a command is confirmed, unless the process dies before. */
    final void onConfirm(long commandId, Runnable what) {
        confirmed.put(commandId, what);
    }

    /** Nobody waits for an answer any more. */
    final void nobodyWaits() {
        confirmed.clear();
    }

    @Override
    public final void reply(long commandId, Order order, OrderEvent event) {
        strikes.step();
        evidence.replied(commandId, order);
        strikes.step();
    }

    @Override
    public final void confirm(long commandId) {
        strikes.step();
        evidence.refused(commandId);
        Runnable next = confirmed.remove(commandId);
        if (next != null) {
            next.run();
        }
    }

    @Override
    public final void refuse(long commandId, TradekeepException why) {
        confirmed.remove(commandId);
        evidence.refused(commandId);
    }

    @Override
    public final void publish(Order order, OrderEvent event) {
        evidence.told(order);
    }
}
