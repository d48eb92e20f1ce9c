package dev.tradekeep.store.sqlite.audit;

/**
 * What to do about a finding.
 *
 * @param kind what the text is
 * @param text one statement, one command, or a sentence
 * @param safe whether {@code --fix} runs it: an SQL statement that changes nothing but what SQLite
 *     derives from the rows, or how the file is kept
 */
public record Fix(Kind kind, String text, boolean safe) {
    /** What a fix is. */
    public enum Kind {
        SQL,
        COMMAND,
        ADVICE
    }

    /** A statement that may be run without asking. */
    public static Fix safeSql(String statement) {
        return new Fix(Kind.SQL, statement, true);
    }

    /** A statement to think about first. */
    public static Fix sql(String statement) {
        return new Fix(Kind.SQL, statement, false);
    }

    /** A command line. */
    public static Fix command(String line) {
        return new Fix(Kind.COMMAND, line, false);
    }

    /** A sentence for people. */
    public static Fix advice(String sentence) {
        return new Fix(Kind.ADVICE, sentence, false);
    }
}
