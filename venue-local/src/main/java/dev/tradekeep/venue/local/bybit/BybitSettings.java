package dev.tradekeep.venue.local.bybit;

/**
 * How the protocol behaves where it may behave in several ways.
 *
 * @param limited whether anything is limited; usage is told in any case
 * @param times what an account may ask of each endpoint in a second, as a multiple of what Bybit
 *     allows
 * @param requestsPerFiveSeconds of one address
 * @param recvWindowMillis how old a request may be that does not say how old it may be
 */
public record BybitSettings(
        boolean limited, int times, int requestsPerFiveSeconds, int recvWindowMillis) {
    private static final int RECV_WINDOW_MILLIS = 5_000;

    /** What the real venue allows. */
    public static final BybitSettings STANDARD =
            new BybitSettings(true, 1, 600, RECV_WINDOW_MILLIS);

    /** Room for many clients on one machine, which all come from one address. */
    public static final BybitSettings LOCAL =
            new BybitSettings(true, 50, 100_000, RECV_WINDOW_MILLIS);

    /** Numbers that are told, and that nobody has to keep to. */
    public static final BybitSettings OFF = new BybitSettings(false, 1, 600, RECV_WINDOW_MILLIS);

    /** The same with another window. */
    public BybitSettings withRecvWindow(int millis) {
        return new BybitSettings(limited, times, requestsPerFiveSeconds, millis);
    }
}
