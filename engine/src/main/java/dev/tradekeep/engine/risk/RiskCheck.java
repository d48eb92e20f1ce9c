package dev.tradekeep.engine.risk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.venue.VenueCosts;
import java.util.Arrays;

/**
 * The check that every order passes before it is sent. The rules run in a fixed order and the first
 * denial counts, so the same order in the same context gets the same verdict.
 *
 * <p>Immutable and thread-safe; it reads the context from the calling thread only.
 */
public final class RiskCheck {
    private final RiskRule[] rules;

    /** Those that an order which is at the venue already must keep when it is amended. */
    private final RiskRule[] rulesOfChanges;

    /**
     * @param costs what a trade may cost on top of its price
     * @param account what pays for it
     */
    public RiskCheck(VenueCosts costs, AccountRules account) {
        rules =
                new RiskRule[] {
                    new HaltRule(),
                    new TickGridRule(),
                    new LotGridRule(),
                    new MinQuantityRule(),
                    new PriceKnownRule(),
                    new MinNotionalRule(),
                    new FilterRule(),
                    new LimitRule(costs.slippage()),
                    new BalanceRule(account)
                };
        rulesOfChanges =
                Arrays.stream(rules)
                        .filter(rule ->
                                !(rule instanceof MinQuantityRule
                                        || rule instanceof MinNotionalRule))
                        .toArray(RiskRule[]::new);
    }

    /** Whether the order may be sent, given the account and the market as they are now. */
    public RiskVerdict check(Order order, RiskContext context) {
        return check(rules, order, context);
    }

    /**
     * Whether an order may be amended, given the account without it.
     *
     * @param rest what would be left of it, with its new terms; it may be less than a new order
     *     must have
     */
    public RiskVerdict checkChange(Order rest, RiskContext context) {
        return check(rulesOfChanges, rest, context);
    }

    private static RiskVerdict check(RiskRule[] rules, Order order, RiskContext context) {
        try {
            return inRange(rules, order, context);
        } catch (TradekeepException e) {
            if (e.code() != ErrorCode.NUMBER_OUT_OF_RANGE) {
                throw e;
            }
            return new RiskVerdict.Denied(
                    RiskCode.OUT_OF_RANGE,
                    "The order is too large to be valued. " + e.getMessage());
        }
    }

    private static RiskVerdict inRange(RiskRule[] rules, Order order, RiskContext context) {
        RiskVerdict passed = RiskVerdict.Approved.APPROVED;
        for (RiskRule rule : rules) {
            RiskVerdict verdict = rule.check(order, context);
            if (verdict instanceof RiskVerdict.Denied) {
                return verdict;
            }
            if (verdict instanceof RiskVerdict.Approved approved && !approved.broken().isEmpty()) {
                passed = approved;
            }
        }
        return passed;
    }
}
