package dev.tradekeep.store.alerts;

/**
 * A message on its way.
 *
 * @param text of the alert that it tells of
 * @param repeats how many like it were raised while it waited
 * @param attempts that were begun, this one included
 * @param createdAt UTC microseconds
 */
public record AlertMessage(
        long id,
        AlertSeverity severity,
        String code,
        String subject,
        String text,
        long repeats,
        int attempts,
        long createdAt) {
    public static final int TEXT_CHARACTERS_MAX = 4_000;
    public static final int DETAIL_CHARACTERS_MAX = 512;
}
