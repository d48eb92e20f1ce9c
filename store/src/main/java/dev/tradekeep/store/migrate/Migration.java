package dev.tradekeep.store.migrate;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern NUMBERED = Pattern.compile("([0-9]{1,9})[_-].+");
    private static final Pattern NAMED = Pattern.compile("db-.+");

    static Migration of(Namespace namespace, String name, String file, String sql) {
        return new Migration(namespace, name, file, sql, Sha256.hex(sql));
    }

    /** Whether a migration may be called that. */
    static boolean isName(String name) {
        return NUMBERED.matcher(name).matches() || NAMED.matcher(name).matches();
    }

    /** The number in front of the name, 0 to 999,999,999; none for a {@code db-} name. */
    public OptionalInt number() {
        return numberOf(name);
    }

    static OptionalInt numberOf(String name) {
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches()
                ? OptionalInt.of(Integer.parseInt(numbered.group(1)))
                : OptionalInt.empty();
    }
}
