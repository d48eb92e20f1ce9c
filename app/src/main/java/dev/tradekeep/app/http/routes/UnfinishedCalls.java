package dev.tradekeep.app.http.routes;

import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.orders.CallerOrder;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.signals.CallState;
import dev.tradekeep.store.signals.SignalCall;
import dev.tradekeep.store.signals.SignalRepository;
import java.util.Optional;

/** Calls of hooks that the end of the program cut off: their orders are on the books, or not. */
public final class UnfinishedCalls {
    private static final int CALLS_MAX = 1_000;

    private UnfinishedCalls() {}

    /** Says what became of them; to be run before hooks take calls again. */
    public static void end(Store store) {
        store.write(
                Durability.RELAXED,
                transaction -> {
                    SignalRepository signals = new SignalRepository(transaction);
                    OrderRepository orders = new OrderRepository(transaction);
                    for (SignalCall call : signals.unfinished(CALLS_MAX)) {
                        Optional<CallerOrder> order = orders.findByCallerId(call.callerOrderId());
                        if (order.isPresent()) {
                            signals.end(
                                    call.id(),
                                    SignalCalls.state(order.get()),
                                    order.get().clientOrderId(),
                                    order.get().detail());
                        } else {
                            signals.end(
                                    call.id(),
                                    CallState.REFUSED,
                                    null,
                                    "the program ended before the order was on the books; nothing"
                                            + " was placed");
                        }
                    }
                    return null;
                });
    }
}
