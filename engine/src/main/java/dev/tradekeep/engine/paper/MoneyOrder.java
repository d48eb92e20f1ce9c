package dev.tradekeep.engine.paper;

import org.jspecify.annotations.Nullable;

/**
 * Money to move, as a person writes it.
 *
 * @param id the caller's own id of it, so that a request sent twice moves it once; null for none
 * @param from the name of the portfolio that it leaves; null for a deposit from outside
 * @param to the name of the portfolio that it reaches; null for a withdrawal
 * @param amount a decimal, exact in the asset's scale
 * @param asset its code
 */
public record MoneyOrder(
        @Nullable String id,
        @Nullable String from,
        @Nullable String to,
        String amount,
        String asset) {
    /** Of which kind it is, as the audit log says it. */
    String action() {
        if (from == null) {
            return "portfolio.deposit";
        }
        return to == null ? "portfolio.withdraw" : "portfolio.transfer";
    }

    /** What it does, for people. */
    String describe() {
        return amount
                + " "
                + asset
                + (from == null ? "" : " from " + from)
                + (to == null ? "" : " to " + to);
    }
}
