package dev.tradekeep.store.migrate;

import java.util.Comparator;
import java.util.OptionalInt;

/**
 * One step of the schema.
 *
 * @param name the file's name without {@code .sql}: a number, {@code _} or {@code -} and words,
 *     such as {@code 031_instruments}, or {@code db-} and words; unique in its namespace
 * @param file how the file is named to people
 * @param sql the exact text of the file
 * @param checksum SHA-256 of the text, in hex
 */
public record Migration(
        Namespace namespace, String name, String file, String sql, String checksum) {
    static final String SUFFIX = ".sql";

    /** Numbered ones first, in the order of their numbers, then the others by name. */
    static final Comparator<Migration> ORDER =
            Comparator.comparing(Migration::namespace)
                    .thenComparingInt(migration -> migration.number().orElse(Integer.MAX_VALUE))
                    .thenComparing(Migration::name);

    private static final int DIGITS_MAX = 9;
    private static final int DECIMAL = 10;
    private static final String NAMED = "db-";

    public static Migration of(Namespace namespace, String name, String file, String sql) {
        return new Migration(namespace, name, file, sql, Sha256.hex(sql));
    }

    /** Whether a migration may be called that. */
    static boolean isName(String name) {
        return numberOf(name).isPresent()
                || (name.startsWith(NAMED) && name.length() > NAMED.length());
    }

    /** Whether a checksum is that of the same text with LF in place of CRLF, or the reverse. */
    public boolean isWithOtherLineEnds(String other) {
        String unix = sql.replace("\r\n", "\n");
        return !other.equals(checksum)
                && (other.equals(Sha256.hex(unix))
                        || other.equals(Sha256.hex(unix.replace("\n", "\r\n"))));
    }

    /** What tells it from every other. */
    public MigrationId id() {
        return new MigrationId(namespace, name);
    }

    /** The number in front of the name, 0 to 999,999,999; none for a {@code db-} name. */
    public OptionalInt number() {
        return numberOf(name);
    }

    public static OptionalInt numberOf(String name) {
        int digits = 0;
        while (digits < name.length() && isDigit(name.charAt(digits))) {
            digits++;
        }
        return isNumbered(name, digits)
                ? OptionalInt.of(Integer.parseInt(name, 0, digits, DECIMAL))
                : OptionalInt.empty();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether digits of a number, a separator and something more make up the name. */
    private static boolean isNumbered(String name, int digits) {
        return digits > 0
                && digits <= DIGITS_MAX
                && digits + 1 < name.length()
                && (name.charAt(digits) == '_' || name.charAt(digits) == '-');
    }
}
