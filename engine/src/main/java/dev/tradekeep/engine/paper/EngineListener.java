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
                public void degraded(String engine, boolean degraded) {}

                @Override
                public void ordered(String engine, String clientOrderId, OrderEvent event) {}
            };

    /** An engine is now in another state. */
    void changed(String engine, EngineState state);

    /** The disk does not answer an engine, so that it opens no positions; or it does again. */
    void degraded(String engine, boolean degraded);

    /** Something that happened to an order is on the books. */
    void ordered(String engine, String clientOrderId, OrderEvent event);
}
