package dev.tradekeep.engine.risk;

import dev.tradekeep.store.risk.RiskLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the risk check says about an order. */
public sealed interface RiskVerdict {

    /**
     * The order may be sent.
     *
     * @param broken the limits that it breaks, but which only want people to hear of it
     */
    record Approved(List<Denied> broken) implements RiskVerdict {
        static final Approved APPROVED = new Approved(List.of());

        public Approved {
            broken = List.copyOf(broken);
        }
    }

    /**
     * The order must not be sent.
     *
     * @param code the reason to decide by
     * @param reason the reason for people: what was wanted and what was found
     * @param limit that it would break; null when no limit is the reason
     */
    record Denied(RiskCode code, String reason, @Nullable RiskLimit limit) implements RiskVerdict {
        Denied(RiskCode code, String reason) {
            this(code, reason, null);
        }
    }
}
