package dev.tradekeep.engine.run;

import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import java.util.Optional;

/** Tells whether trading is halted. */
@FunctionalInterface
public interface HaltCheck {
    /** Why an order of this side must not be sent; empty when it may. */
    Optional<String> reason(Side side, Position position);
}
