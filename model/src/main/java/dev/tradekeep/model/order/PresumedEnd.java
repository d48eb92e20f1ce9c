package dev.tradekeep.model.order;

import java.util.Set;

/**
 * Reasons of ends that we conclude by ourselves, without the exchange's word. An order that ended
 * so and that the exchange turns out to have open is opened again.
 */
public final class PresumedEnd {
    /** Canceled by us before it was sent. */
    public static final String NOT_SENT = "NOT_SENT";

    /** The exchange does not know the order, and it cannot be on its way any more. */
    public static final String NEVER_ARRIVED = "NEVER_ARRIVED";

    /** The exchange had the order, and does not know it any more. */
    public static final String VANISHED = "VANISHED";

    /** A fill of the order leads to an amount that cannot be booked. */
    public static final String OVERFLOW = "OVERFLOW";

    private static final Set<String> ALL = Set.of(NOT_SENT, NEVER_ARRIVED, VANISHED, OVERFLOW);

    private PresumedEnd() {}

    /** Whether the reason of an end is one of these. */
    static boolean isOne(String reason) {
        return ALL.contains(reason);
    }
}
