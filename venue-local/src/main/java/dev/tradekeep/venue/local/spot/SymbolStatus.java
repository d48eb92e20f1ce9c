package dev.tradekeep.venue.local.spot;

/** What may be done with a symbol. */
public enum SymbolStatus {
    TRADING,
    END_OF_DAY,
    HALT,
    BREAK,
    /** Orders can be canceled, no more. */
    CANCEL_ONLY
}
