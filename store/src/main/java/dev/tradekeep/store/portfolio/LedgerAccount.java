package dev.tradekeep.store.portfolio;

import dev.tradekeep.store.sql.Word;

/** The sides of the double-entry ledger. */
public enum LedgerAccount {
    /** What the portfolio owns; its entries sum to the balance. */
    PORTFOLIO,
    /** Whoever traded with us. */
    MARKET,
    /** Fees paid. */
    FEES,
    /** The world outside: deposits come from it, withdrawals go there. */
    EXTERNAL,
    /** On the way from one portfolio to another; at rest it is empty. */
    TRANSIT;

    private final String column = Word.of(this);

    /** The word in the table; made once, because it is written with every trade. */
    String column() {
        return column;
    }
}
