package dev.tradekeep.app.connections;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.VenueFailure;

/** What an exchange did not do, as an error that commands and the API know. */
public final class VenueProblems {
    private VenueProblems() {}

    /**
     * The error of a failure.
     *
     * @param what was asked, such as {@code Testing the connection main}
     */
    public static TradekeepException of(String what, VenueFailure failure) {
        return switch (failure) {
            case VenueFailure.Unknown(String reason) ->
                    problem(ErrorCode.EXCHANGE_UNREACHABLE, what, reason, "");
            case VenueFailure.NotDone done ->
                    problem(codeOf(done.kind()), what, done.reason(), when(done));
        };
    }

    private static ErrorCode codeOf(VenueFailure.Kind kind) {
        return switch (kind) {
            case FORBIDDEN -> ErrorCode.KEY_REFUSED;
            case REFUSED, NOT_FOUND, CLOCK -> ErrorCode.EXCHANGE_REFUSED;
            case RATE_LIMITED, CLOSED -> ErrorCode.EXCHANGE_BUSY;
            case UNREACHABLE -> ErrorCode.EXCHANGE_UNREACHABLE;
            case UNREADABLE -> ErrorCode.EXCHANGE_UNREADABLE;
        };
    }

    private static String when(VenueFailure.NotDone done) {
        return done.retryAt() == 0 ? "" : " Not before " + Micros.toIso(done.retryAt()) + ".";
    }

    private static TradekeepException problem(
            ErrorCode code, String what, String reason, String when) {
        String sentence = reason.endsWith(".") ? reason : reason + ".";
        return new TradekeepException(code, what + " failed: " + sentence + when);
    }
}
