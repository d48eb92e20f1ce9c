package dev.tradekeep.venue.local.bybit;

/**
 * How much may be asked for.
 *
 * @param on whether anything is limited; usage is told in any case
 * @param times what an account may ask of each endpoint in a second, as a multiple of what Bybit
 *     allows
 * @param requestsPerFiveSeconds of one address
 */
public record BybitSettings(boolean on, int times, int requestsPerFiveSeconds) {
    /** What the real venue allows. */
    public static final BybitSettings STANDARD = new BybitSettings(true, 1, 600);

    /** Room for many clients on one machine, which all come from one address. */
    public static final BybitSettings LOCAL = new BybitSettings(true, 50, 100_000);

    /** Numbers that are told, and that nobody has to keep to. */
    public static final BybitSettings OFF = new BybitSettings(false, 1, 600);
}
