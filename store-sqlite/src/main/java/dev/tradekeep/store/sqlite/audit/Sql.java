package dev.tradekeep.store.sqlite.audit;

/** Parts of SQL texts that are made of names in the schema. */
public final class Sql {
    private Sql() {}

    /** A name, quoted. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text, quoted. */
    public static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
