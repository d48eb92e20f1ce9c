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
 * @param reason why an administrator adjusts a portfolio by it; null when money moves
 */
public record MoneyOrder(
        @Nullable String id,
        @Nullable String from,
        @Nullable String to,
        String amount,
        String asset,
        @Nullable String reason) {
    /** Money that moves. */
    public MoneyOrder(
            @Nullable String id,
            @Nullable String from,
            @Nullable String to,
            String amount,
            String asset) {
        this(id, from, to, amount, asset, null);
    }

    /**
     * What a portfolio has too much or too little of.
     *
     * @param change a decimal, not 0; below 0 for what it has too much
     */
    public static MoneyOrder adjustment(
            @Nullable String id, String portfolio, String change, String asset, String reason) {
        boolean less = change.startsWith("-");
        return new MoneyOrder(
                id,
                less ? portfolio : null,
                less ? null : portfolio,
                less ? change.substring(1) : change,
                asset,
                reason);
    }

    /** Of which kind it is, as the audit log says it. */
    String action() {
        if (reason != null) {
            return "portfolio.adjust";
        }
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
                + (to == null ? "" : " to " + to)
                + (reason == null ? "" : ": " + reason);
    }
}
