package dev.tradekeep.venue.local.fault;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request.
 *
 * @param delayMicros how long it waits before it is looked at
 * @param carriedOut whether it is carried out at all
 * @param answer what the client sees
 * @param fault which caused it, null for the usual answer
 */
public record RequestFate(
        long delayMicros, boolean carriedOut, Answer answer, @Nullable Fault fault) {
    /** Nothing special. */
    public static final RequestFate USUAL = new RequestFate(0, true, Answer.USUAL, null);

    /** What a client sees. */
    public enum Answer {
        USUAL,
        /** A status of 500 or more, with words of the protocol. */
        ERROR_STATUS,
        /** Nothing; the connection ends after {@code ms} of the fault. */
        NONE,
        /** The connection ends at once. */
        CUT,
        /** Half of the usual answer, then the connection ends. */
        HALF,
        /** Half of the usual answer as if it were all. */
        BROKEN,
        /** A page for people. */
        PAGE,
        /** A refusal that the protocol words by the kind of the fault. */
        REFUSED
    }

    /** Whether nothing special becomes of it. */
    public boolean isUsual() {
        return delayMicros == 0 && fault == null;
    }

    static RequestFate of(Fault fault, long delayMicros) {
        FaultSpec spec = fault.spec();
        return switch (fault.kind()) {
            case HTTP_ERROR -> made(delayMicros, spec.isAfter(), Answer.ERROR_STATUS, fault);
            case HTML_PAGE -> made(delayMicros, spec.isAfter(), Answer.PAGE, fault);
            case UNKNOWN_OUTCOME -> made(delayMicros, spec.isAfter(), Answer.REFUSED, fault);
            case TIMEOUT_BEFORE -> made(delayMicros, false, Answer.NONE, fault);
            case TIMEOUT_AFTER -> made(delayMicros, true, Answer.NONE, fault);
            case REPLY_DROPPED -> made(delayMicros, true, Answer.CUT, fault);
            case TRUNCATED_BODY -> made(delayMicros, true, Answer.HALF, fault);
            case BROKEN_JSON -> made(delayMicros, true, Answer.BROKEN, fault);
            default -> made(delayMicros, false, Answer.REFUSED, fault);
        };
    }

    private static RequestFate made(
            long delayMicros, boolean carriedOut, Answer answer, Fault fault) {
        return new RequestFate(delayMicros, carriedOut, answer, fault);
    }
}
