package dev.tradekeep.engine.risk;

import dev.tradekeep.model.order.Order;
import dev.tradekeep.venue.VenueCosts;
import java.util.List;

/**
 * The check that every order passes before it is sent. The rules run in a fixed order and the first
 * denial counts, so the same order in the same context gets the same verdict.
 *
 * <p>Immutable and thread-safe; it reads the context from the calling thread only.
 */
public final class RiskCheck {
    private final List<RiskRule> rules;

    /**
     * @param costs what a trade may cost on top of its price
     */
    public RiskCheck(VenueCosts costs) {
        rules =
                List.of(
                        new HaltRule(),
                        new TickGridRule(),
                        new LotGridRule(),
                        new MinQuantityRule(),
                        new PriceKnownRule(),
                        new MinNotionalRule(),
                        new LimitRule(),
                        new BalanceRule(costs));
    }

    /** Whether the order may be sent, given the account and the market as they are now. */
    public RiskVerdict check(Order order, RiskContext context) {
        for (RiskRule rule : rules) {
            RiskVerdict verdict = rule.check(order, context);
            if (verdict instanceof RiskVerdict.Denied) {
                return verdict;
            }
        }
        return RiskVerdict.Approved.APPROVED;
    }
}
