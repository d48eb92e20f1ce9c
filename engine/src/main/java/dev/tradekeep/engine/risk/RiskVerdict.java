package dev.tradekeep.engine.risk;

/** What the risk check says about an order. */
public sealed interface RiskVerdict {

    /** The order may be sent. */
    record Approved() implements RiskVerdict {
        static final Approved APPROVED = new Approved();
    }

    /**
     * The order must not be sent.
     *
     * @param code the reason to decide by
     * @param reason the reason for people: what was wanted and what was found
     */
    record Denied(RiskCode code, String reason) implements RiskVerdict {}
}
