package dev.tradekeep.engine.paper;

import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.sql.Word;
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
 * @param kind what an adjustment is in the ledger; null when money moves
 */
public record MoneyOrder(
        @Nullable String id,
        @Nullable String from,
        @Nullable String to,
        String amount,
        String asset,
        @Nullable String reason,
        Posting.@Nullable Reason kind) {
    /** Money that moves. */
    public MoneyOrder(
            @Nullable String id,
            @Nullable String from,
            @Nullable String to,
            String amount,
            String asset) {
        this(id, from, to, amount, asset, null, null);
    }

    /** What an adjustment may be in the ledger. */
    public enum Kind {
        /** A difference that people accepted: neither a gain nor a loss. */
        ADJUSTMENT(Posting.Reason.ADJUSTMENT),
        /** What holding a contract cost, or brought in. */
        FUNDING(Posting.Reason.FUNDING),
        /** What borrowing cost, or lending brought in. */
        INTEREST(Posting.Reason.INTEREST);

        private final Posting.Reason reason;

        Kind(Posting.Reason reason) {
            this.reason = reason;
        }
    }

    /**
     * What a portfolio has too much or too little of.
     *
     * @param change a decimal, not 0; below 0 for what it has too much
     */
    public static MoneyOrder adjustment(
            @Nullable String id,
            String portfolio,
            Kind kind,
            String change,
            String asset,
            String reason) {
        boolean less = change.startsWith("-");
        return new MoneyOrder(
                id,
                less ? portfolio : null,
                less ? null : portfolio,
                less ? change.substring(1) : change,
                asset,
                reason,
                kind.reason);
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
                + (kind == null || kind == Posting.Reason.ADJUSTMENT ? "" : " as " + Word.of(kind))
                + (reason == null ? "" : ": " + reason);
    }
}
