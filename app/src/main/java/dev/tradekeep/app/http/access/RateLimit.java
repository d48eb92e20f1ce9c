package dev.tradekeep.app.http.access;

/**
 * How many requests one caller may make.
 *
 * @param perSecond in the long run, at least 1
 * @param burst at once, at least 1
 */
public record RateLimit(int perSecond, int burst) {
    /** Unless the configuration says. */
    public static final RateLimit DEFAULT = new RateLimit(2_000, 4_000);
}
