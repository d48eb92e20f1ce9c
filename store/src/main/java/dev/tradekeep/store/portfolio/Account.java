package dev.tradekeep.store.portfolio;

import java.util.Locale;

/** The sides of the double-entry ledger. */
public enum Account {
    /** What the portfolio owns; its entries sum to the balance. */
    PORTFOLIO,
    /** Whoever traded with us. */
    MARKET,
    /** Fees paid. */
    FEES,
    /** The world outside: deposits come from it, withdrawals go there. */
    EXTERNAL;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
