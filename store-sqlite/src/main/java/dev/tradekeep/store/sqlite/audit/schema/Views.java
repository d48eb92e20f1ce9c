package dev.tradekeep.store.sqlite.audit.schema;

import dev.tradekeep.sqlite.ResultCode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Fix;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.audit.Sql;
import java.util.ArrayList;
import java.util.List;

/** Prepares a query of every view. */
public final class Views implements Inspection {
    public static final Check CHECK =
            new Check(
                    "schema.broken-view",
                    "every view can be read",
                    Severity.WARNING,
                    AuditLevel.QUICK,
                    Check.Scope.ANY,
                    "A view that names a table or column that is gone fails for whoever reads it.",
                    "the schema",
                    "Rebuild the view from what is there, or drop it.");

    private static final String VIEWS =
            "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name";

    /** What another program brings along and this one does not know is not a fault of the view. */
    private static final List<String> FOREIGN =
            List.of("no such function", "no such module", "no such collation", "unsafe use");

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        for (String view : names(context)) {
            findings.examined(CHECK, 1);
            String sql = "SELECT * FROM " + Sql.name(view);
            try (Statement statement = context.connection().prepare(sql)) {
                findings.examined(CHECK, statement.columnCount() > 0 ? 0 : 1);
            } catch (SqliteException e) {
                if (e.code() != ResultCode.ERROR) {
                    throw e;
                }
                if (FOREIGN.stream().noneMatch(e.reason()::startsWith)) {
                    findings.add(
                            Finding.of(CHECK, view, "cannot be read: " + e.reason())
                                    .fixedBy(Fix.sql("DROP VIEW " + Sql.name(view))));
                }
            }
        }
    }

    private static List<String> names(AuditContext context) {
        List<String> names = new ArrayList<>();
        try (Statement statement = context.connection().prepare(VIEWS)) {
            while (statement.step()) {
                names.add(String.valueOf(statement.getText(0)));
            }
        }
        return names;
    }
}
