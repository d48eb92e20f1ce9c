package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.store.migrate.Namespace;

/**
 * A difference between a file's history and the migrations of the program and the user.
 *
 * @param migration its name, or that of the table for the history as a whole
 * @param detail a sentence for people
 */
public record HistoryFinding(Kind kind, Namespace namespace, String migration, String detail) {
    /** The worst first. */
    public enum Kind {
        /** The history was changed by hand: its chain does not hold. */
        TAMPERED,
        /** Applied, but not known here: by a newer program, or a file that is gone. */
        UNKNOWN,
        /** Applied with another text than the file has now. */
        EDITED,
        /** Not applied, though one with a higher number is. */
        OUT_OF_ORDER,
        /** Not applied yet. */
        MISSING
    }
}
