package dev.tradekeep.engine.paper;

import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.store.engines.EngineState;

/** Hears what engines do, on their threads; must be quick. */
public interface EngineListener {
    /** Hears nothing. */
    EngineListener NONE =
            new EngineListener() {
                @Override
                public void changed(String engine, EngineState state) {}

                @Override
                public void ordered(String engine, String clientOrderId, OrderEvent event) {}
            };

    /** An engine is now in another state. */
    void changed(String engine, EngineState state);

    /** Something that happened to an order is on the books. */
    void ordered(String engine, String clientOrderId, OrderEvent event);
}
