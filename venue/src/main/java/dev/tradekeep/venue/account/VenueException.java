package dev.tradekeep.venue.account;

/** A question to an exchange has no answer. */
public final class VenueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient VenueFailure failure;

    public VenueException(VenueFailure failure) {
        super(failure.reason());
        this.failure = failure;
    }

    /** What is known. */
    public VenueFailure failure() {
        return failure;
    }
}
