package dev.tradekeep.venue.bybit;

/** What the status of an order at Bybit means. */
enum OrderPhase {
    /** Waits for its trigger price. */
    WAITING,
    /** Its trigger price has just been reached. */
    TRIGGERED,
    /** In the order book. */
    WORKING,
    /** Nothing is left of it. */
    FILLED,
    /** It ended with something left. */
    CANCELED,
    /** It never came into the order book. */
    REJECTED,
    /** A status that nobody has described: the order is not taken for ended. */
    UNHEARD;

    static OrderPhase of(String status) {
        return switch (status) {
            case "Untriggered", "Active" -> WAITING;
            case "Triggered" -> TRIGGERED;
            case "Created", "New", "PartiallyFilled", "PendingCancel" -> WORKING;
            case "Filled" -> FILLED;
            case "PartiallyFilledCanceled", "Cancelled", "Deactivated" -> CANCELED;
            case "Rejected" -> REJECTED;
            default -> UNHEARD;
        };
    }

    /** Whether nothing more happens to an order. */
    boolean isOver() {
        return this == FILLED || this == CANCELED || this == REJECTED;
    }
}
