package dev.tradekeep.store.sqlite.audit.books;

import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Severity;

/** Makes the checks of the books, which are alike in how bad and how costly they are. */
final class BookCheck {
    private static final String MEND =
            "Restore a backup, or book a correction with its reason; never edit the rows.";

    private BookCheck() {}

    static Check of(String id, String title, String why, String reads) {
        return new Check(
                id, title, Severity.ERROR, AuditLevel.FULL, Check.Scope.OURS, why, reads, MEND);
    }

    /** One of books that are in order and say something that people should look at. */
    static Check warning(String id, String title, String why, String reads, String fix) {
        return new Check(
                id, title, Severity.WARNING, AuditLevel.FULL, Check.Scope.OURS, why, reads, fix);
    }
}
