package dev.tradekeep.venue.local.fault;

/** What a request is for, whatever protocol it is of. */
public enum RequestRole {
    /** Anybody may ask it. */
    PUBLIC,
    /** Reads something of an account. */
    QUERY,
    /** Places orders; one that cancels and places counts as placing. */
    PLACE,
    CANCEL,
    AMEND;

    /** Which requests a fault strikes. */
    enum Group {
        ANY,
        SIGNED,
        QUERY,
        TRADE,
        PLACE,
        CANCEL,
        AMEND;

        boolean holds(RequestRole role) {
            return switch (this) {
                case ANY -> true;
                case SIGNED -> role != PUBLIC;
                case QUERY -> role == RequestRole.QUERY;
                case TRADE -> role != PUBLIC && role != RequestRole.QUERY;
                case PLACE -> role == RequestRole.PLACE;
                case CANCEL -> role == RequestRole.CANCEL;
                case AMEND -> role == RequestRole.AMEND;
            };
        }
    }
}
