package dev.tradekeep.venue.local.binance;

/**
 * How the protocol behaves where it may behave in several ways.
 *
 * @param strict whether only Ed25519 keys may log a session on, as the documents say
 * @param listenKeys whether the old way to user data is still there
 * @param recvWindowMillis how old a request may be that does not say how old it may be
 */
public record VenueSettings(
        LimitSettings limits, boolean strict, boolean listenKeys, int recvWindowMillis) {
    /** How old a request may be, as documented. */
    public static final int RECV_WINDOW_MILLIS = 5_000;

    /** The longest window that a request may ask for. */
    public static final int RECV_WINDOW_MILLIS_MAX = 60_000;

    /** As real clients need it. */
    public static final VenueSettings STANDARD =
            new VenueSettings(LimitSettings.STANDARD, false, false);

    /** With the window that is documented. */
    public VenueSettings(LimitSettings limits, boolean strict, boolean listenKeys) {
        this(limits, strict, listenKeys, RECV_WINDOW_MILLIS);
    }
}
