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
    AMEND,
    /** Opens a socket. */
    CONNECT;

    /** Which requests a fault strikes. */
    enum Group {
        ALL,
        /** Whatever opens no socket. */
        ANY,
        SIGNED,
        QUERY,
        TRADE,
        PLACE,
        CANCEL,
        AMEND,
        CONNECT;

        boolean holds(RequestRole role) {
            return switch (this) {
                case ALL -> true;
                case ANY -> role != RequestRole.CONNECT;
                case SIGNED -> role != PUBLIC && role != RequestRole.CONNECT;
                case QUERY -> role == RequestRole.QUERY;
                case TRADE -> PLACE.holds(role) || CANCEL.holds(role) || AMEND.holds(role);
                case PLACE -> role == RequestRole.PLACE;
                case CANCEL -> role == RequestRole.CANCEL;
                case AMEND -> role == RequestRole.AMEND;
                case CONNECT -> role == RequestRole.CONNECT;
            };
        }
    }
}
