package dev.tradekeep.venue.local.spot;

/** What may be done with a symbol. */
public enum SymbolStatus {
    TRADING(true),
    END_OF_DAY(false),
    HALT(false),
    BREAK(false),
    CANCEL_ONLY(false);

    private final boolean takesOrders;

    SymbolStatus(boolean takesOrders) {
        this.takesOrders = takesOrders;
    }

    /** Whether orders may be placed and amended; canceled they may be always. */
    public boolean takesOrders() {
        return takesOrders;
    }
}
