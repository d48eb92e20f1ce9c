package dev.tradekeep.store.sqlite.audit.books;

import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.RowCursor;
import java.util.List;
import java.util.Locale;

/** Compares denials, breaches and halts with the limits that they name. */
public final class RiskLimits implements Inspection {
    public static final Check CHECK =
            BookCheck.of(
                    "books.risk-limits",
                    "every denial, breach and halt that names a limit is one that the limit can cause",
                    "A breach of a limit that is not there, or of somebody else's, tells people of a"
                            + " risk that nobody took, and hides the one that was.",
                    "risk_limits, risk_events and trading_halts");

    private static final long NONE = 0;

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public boolean needsSoundPages() {
        return true;
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        compare(context, BooksQuery.RISK_EVENTS, findings);
        compare(context, BooksQuery.HALTS_OF_LIMITS, findings);
    }

    private static void compare(AuditContext context, Query query, Findings findings) {
        try (RowCursor rows = RowCursor.open(context, query)) {
            for (; rows.onRow(); rows.next()) {
                findings.examined(CHECK, 1);
                compare(rows, findings);
            }
        }
    }

    private static void compare(RowCursor rows, Findings findings) {
        String subject = rows.text("what") + " " + rows.number("id");
        String limit = "limit " + rows.number("limit_id");
        if (rows.textOrNull("limit_kind") == null) {
            report(subject, "names " + limit + ", which is not there", findings);
            return;
        }
        String kind = rows.text("limit_kind").toUpperCase(Locale.ROOT);
        if (rows.text("what").equals("breach") && !rows.text("code").equals(kind)) {
            report(
                    subject,
                    "is a " + rows.text("code") + ", but " + limit + " bounds " + kind,
                    findings);
        }
        compare(rows, "portfolio", subject, limit, findings);
        compare(rows, "instrument", subject, limit, findings);
    }

    /** What a limit of everything causes may be about anything. */
    private static void compare(
            RowCursor rows, String what, String subject, String limit, Findings findings) {
        long ofLimit = rows.numberOr("limit_" + what + "_id", NONE);
        long found = rows.numberOr(what + "_id", NONE);
        if (ofLimit != NONE && ofLimit != found) {
            report(
                    subject,
                    "is about "
                            + (found == NONE ? "every " + what : what + " " + found)
                            + ", but "
                            + limit
                            + " holds for "
                            + what
                            + " "
                            + ofLimit,
                    findings);
        }
    }

    private static void report(String subject, String what, Findings findings) {
        findings.add(Finding.of(CHECK, subject, what).naming(List.of(subject)));
    }
}
