package dev.tradekeep.venue.local.binance;

/**
 * How much may be asked for.
 *
 * @param on whether anything is limited; usage is told in any case
 * @param weightPerMinute of one address
 * @param requestsPerFiveMinutes of one address
 * @param ordersPerTenSeconds unfilled ones of one account
 * @param ordersPerDay unfilled ones of one account
 */
public record LimitSettings(
        boolean on,
        int weightPerMinute,
        int requestsPerFiveMinutes,
        int ordersPerTenSeconds,
        int ordersPerDay) {
    /** What the real venue allows. */
    public static final LimitSettings STANDARD =
            new LimitSettings(true, 6_000, 300_000, 100, 200_000);

    /** Room for many clients on one machine, which all come from one address. */
    public static final LimitSettings LOCAL =
            new LimitSettings(true, 200_000, 1_000_000, 2_000, 10_000_000);

    /** Numbers that are told, and that nobody has to keep to. */
    public static final LimitSettings OFF = new LimitSettings(false, 6_000, 300_000, 100, 200_000);
}
