package dev.tradekeep.venue.local.binance;

/**
 * How the protocol behaves where it may behave in several ways.
 *
 * @param strict whether only Ed25519 keys may log a session on, as the documents say
 * @param listenKeys whether the old way to user data is still there
 */
public record VenueSettings(LimitSettings limits, boolean strict, boolean listenKeys) {
    /** As real clients need it. */
    public static final VenueSettings STANDARD =
            new VenueSettings(LimitSettings.STANDARD, false, false);
}
