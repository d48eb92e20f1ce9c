package dev.tradekeep.venue.account;

/** What is known after a request did not go well. */
public sealed interface VenueFailure {

    /** In words, without anything secret. */
    String reason();

    /**
     * It was definitely not done.
     *
     * @param kind why, as far as a caller decides by it
     * @param code the exchange's own; empty when it gave none
     * @param retryAt UTC microseconds at which it may be tried again; 0 when at any time
     */
    record NotDone(Kind kind, String code, String reason, long retryAt) implements VenueFailure {}

    /** Nobody knows whether it was done: it has to be asked about. */
    record Unknown(String reason) implements VenueFailure {}

    /** Why something was not done. */
    enum Kind {
        /** The exchange refused what was asked for. */
        REFUSED,
        /** The key is wrong, revoked, or may not do this. */
        FORBIDDEN,
        /** The clocks differ by too much. */
        CLOCK,
        /** Too much was asked; the exchange or our own budget says when to come again. */
        RATE_LIMITED,
        /** It does not know what was asked about. */
        NOT_FOUND,
        /** It could not be reached, so it has heard nothing. */
        UNREACHABLE,
        /** It answered something that nobody can read. */
        UNREADABLE,
        /** It is closed for maintenance. */
        CLOSED
    }
}
