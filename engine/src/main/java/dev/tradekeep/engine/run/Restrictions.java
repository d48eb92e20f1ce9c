package dev.tradekeep.engine.run;

import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.risk.RiskLimit;
import java.util.List;
import java.util.Optional;

/** What people forbid an engine; asked before every order, on the engine's thread. */
public interface Restrictions {
    /** Nothing is forbidden. */
    Restrictions NONE =
            new Restrictions() {
                @Override
                public Optional<String> halt(Side side, Position position) {
                    return Optional.empty();
                }

                @Override
                public List<RiskLimit> limits() {
                    return List.of();
                }
            };

    /** Why trading is halted for an order of this side; empty when it is not. */
    Optional<String> halt(Side side, Position position);

    /** The limits that count now. */
    List<RiskLimit> limits();
}
