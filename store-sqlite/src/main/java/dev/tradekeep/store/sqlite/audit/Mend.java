package dev.tradekeep.store.sqlite.audit;

/**
 * What to do about a finding.
 *
 * @param kind what the text is
 * @param text one statement, one command, or a sentence
 * @param safe whether {@code --fix} runs it: an SQL statement that changes nothing but what SQLite
 *     derives from the rows, or how the file is kept
 */
public record Mend(Kind kind, String text, boolean safe) {
    /** What a mend is. */
    public enum Kind {
        SQL,
        COMMAND,
        ADVICE
    }

    /** A statement that may be run without asking. */
    public static Mend safeSql(String statement) {
        return new Mend(Kind.SQL, statement, true);
    }

    /** A statement to think about first. */
    public static Mend sql(String statement) {
        return new Mend(Kind.SQL, statement, false);
    }

    /** A command line. */
    public static Mend command(String line) {
        return new Mend(Kind.COMMAND, line, false);
    }

    /** A sentence for people. */
    public static Mend advice(String sentence) {
        return new Mend(Kind.ADVICE, sentence, false);
    }
}
