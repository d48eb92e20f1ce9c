package dev.tradekeep.store.sqlite.audit.schema;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Fix;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.migrate.HistoryFinding;
import java.util.ArrayList;
import java.util.List;

/** Compares the history of migrations with those known here. */
public final class MigrationsApplied implements Inspection {
    public static final Check EDITED =
            check(
                    "schema.migration-edited",
                    "the history of migrations is as the migrator wrote it",
                    Severity.ERROR,
                    "What was applied is not what the migration says now, so nobody knows the schema.",
                    "Restore the migration's file or the history, or see 'tradekeep db baseline'.");
    public static final Check UNKNOWN =
            check(
                    "schema.migration-unknown",
                    "every migration that was applied is known here",
                    Severity.ERROR,
                    "A newer version made this schema; this one may write what that one cannot read.",
                    "Use the version that made the file, or name the folder with --migrations.");
    public static final Check PENDING =
            check(
                    "schema.migration-pending",
                    "every migration is applied, in order",
                    Severity.WARNING,
                    "A table or index that this version counts on is missing.",
                    "tradekeep db migrate");

    private static Check check(String id, String title, Severity severity, String why, String fix) {
        return new Check(
                id,
                title,
                severity,
                AuditLevel.QUICK,
                Check.Scope.OURS,
                why,
                "the table migrations",
                fix);
    }

    @Override
    public List<Check> checks() {
        return List.of(EDITED, UNKNOWN, PENDING);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        int known = context.request().migrations().migrations().size();
        checks().forEach(check -> findings.examined(check, known));
        List<String> pending = new ArrayList<>();
        for (HistoryFinding found : context.comparison().history()) {
            switch (found.kind()) {
                case TAMPERED, EDITED ->
                        findings.add(
                                Finding.of(EDITED, found.migration(), found.detail())
                                        .naming(List.of(found.migration())));
                case UNKNOWN ->
                        findings.add(
                                Finding.of(UNKNOWN, found.migration(), found.detail())
                                        .naming(List.of(found.migration())));
                case OUT_OF_ORDER, MISSING -> pending.add(found.migration());
            }
        }
        if (!pending.isEmpty()) {
            findings.add(
                    Finding.of(
                                    PENDING,
                                    "migrations",
                                    pending.size() + " of " + known + " are not applied")
                            .naming(pending)
                            .fixedBy(
                                    Fix.command(
                                            "tradekeep db migrate --db " + context.file().path())));
        }
    }
}
