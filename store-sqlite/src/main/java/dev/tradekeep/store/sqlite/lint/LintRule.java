package dev.tradekeep.store.sqlite.lint;

import dev.tradekeep.store.sql.Word;

/** What {@code db lint} looks for. */
public enum LintRule {
    DOES_NOT_RUN(
            "SQLite refuses the statement after the migrations before it.",
            "Correct the statement at the place shown."),
    TRANSACTION_CONTROL(
            "The migrator runs each file in one transaction with its history row; a BEGIN or COMMIT"
                    + " within would break it apart.",
            "Take BEGIN, COMMIT, ROLLBACK and savepoints out."),
    OUTSIDE_TRANSACTION(
            "ATTACH, DETACH and VACUUM cannot be rolled back with the rest.",
            "Take the statement out and run it by hand."),
    CONNECTION_PRAGMA(
            "A pragma acts on this one connection, or outside of the transaction, and not on the"
                    + " file for good.",
            "Take it out; Tradekeep sets the same settings on every connection."),
    HIDES_DRIFT(
            "With IF NOT EXISTS or IF EXISTS the migration succeeds on a schema that is not the one"
                    + " it was written for.",
            "Leave the words out: a migration runs once, on a known schema."),
    DROPS_DATA(
            "The rows of a dropped table or column are gone for every reader.",
            "Copy what is needed first, or rebuild the table; keep the drop in a file of its own."),
    CHANGES_EVERY_ROW(
            "A DELETE or UPDATE without WHERE takes every row.",
            "Say which rows with WHERE; WHERE true says that all are meant."),
    REBUILD_ORDER(
            "Renaming the old table first, or dropping it before its rows are copied, makes"
                    + " references follow the old name or loses the rows.",
            "Make the new table, copy the rows, drop the old one, rename the new one."),
    REBUILD_WITH_FOREIGN_KEYS(
            "Dropping a table while foreign keys are on deletes the rows of its children.",
            "Leave the pragma out: the migrator turns foreign keys off and checks them at the end."),
    NOT_NULL_WITHOUT_DEFAULT(
            "A NOT NULL column without a default cannot be added: SQLite refuses it.",
            "Give the column a DEFAULT, or rebuild the table."),
    FOREIGN_KEY_WITHOUT_INDEX(
            "When a parent row is deleted or its key changes, SQLite scans the whole child table.",
            "Make an index on the columns of the foreign key."),
    REDUNDANT_INDEX(
            "Another index or key begins with the same columns and serves the same queries; both are"
                    + " written at every insert.",
            "Leave the shorter index out."),
    NOT_STRICT(
            "Without STRICT a column takes a value of any type, and a number may come back as text.",
            "End the table with STRICT."),
    TEMPORARY(
            "A temporary table, view or trigger is gone with the connection of the migration, and"
                    + " neither the server nor the next migration finds it.",
            "Make it without TEMP, or use a subquery for rows that are wanted only here."),
    TRIGGER_WRITES_BOOKS(
            "Orders, trades, positions, balances and the ledger are booked in one transaction that"
                    + " the audit can redo; a trigger that changes them makes books that agree with"
                    + " nothing.",
            "Write into a table of your own, and join it with the books in a view."),
    SEVERAL_PURPOSES(
            "A file that makes or changes several tables is applied, rolled back and read as one.",
            "Make a file for each table."),
    NO_PURPOSE(
            "Nobody will know later why it was made.",
            "Begin the file with a comment line that says what it is for.");

    private final String why;
    private final String fix;

    LintRule(String why, String fix) {
        this.why = why;
        this.fix = fix;
    }

    /** The stable name, such as {@code drops-data}. */
    public String id() {
        return Word.of(this).replace('_', '-');
    }

    /** Why it matters, a sentence. */
    public String why() {
        return why;
    }

    /** What to write instead, a sentence. */
    public String fix() {
        return fix;
    }
}
