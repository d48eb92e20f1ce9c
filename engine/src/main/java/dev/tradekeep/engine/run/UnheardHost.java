package dev.tradekeep.engine.run;

import dev.tradekeep.engine.core.EngineInput;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.venue.VenueReport;

/**
 * Keeps the books of a run that nobody commands and nobody listens to, and that reads none of them
 * again.
 */
public interface UnheardHost extends SimulatedRun.Host {
    @Override
    default EngineInput.Loaded load(VenueReport report) {
        return new EngineInput.Loaded(report, null, null);
    }

    @Override
    default void reply(long commandId, Order order, OrderEvent event) {
        throw noCommands();
    }

    @Override
    default void confirm(long commandId) {
        throw noCommands();
    }

    @Override
    default void refuse(long commandId, TradekeepException why) {
        throw noCommands();
    }

    @Override
    default void publish(Order order, OrderEvent event) {
        // Nobody listens.
    }

    private static TradekeepException noCommands() {
        return new TradekeepException(ErrorCode.INTERNAL, "This run takes no commands.");
    }
}
