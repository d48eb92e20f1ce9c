package dev.tradekeep.store.sqlite.audit.schema;

import dev.tradekeep.sqlite.Connection;
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
import dev.tradekeep.store.sqlite.migrate.CoreTables;
import dev.tradekeep.store.sqlite.migrate.SchemaChange;
import java.util.ArrayList;
import java.util.List;

/** Compares the schema with what the applied migrations make. */
public final class SchemaDrift implements Inspection {
    public static final Check MISSING_TABLE =
            check(
                    "schema.missing-table",
                    "every core table is there",
                    Severity.ERROR,
                    "What belongs into the table cannot be written, and what was in it is gone.",
                    "Restore a backup; 'tradekeep db drift' shows the statement that made it.");
    public static final Check COLUMNS =
            check(
                    "schema.column-drift",
                    "columns have the names and types that the migrations gave them",
                    Severity.ERROR,
                    "Values of another type come back as something else than was written.",
                    "Rebuild the table as the migration has it, in a migration of your own.");
    public static final Check DRIFT =
            check(
                    "schema.drift",
                    "tables, indexes, views and triggers are as the migrations made them",
                    Severity.WARNING,
                    "The next migration is written for another schema, and may fail or lose rows.",
                    "Undo the change, or write it down as a migration of your own.");

    private static final String COLUMNS_OF = "SELECT name, type FROM pragma_table_xinfo(:table)";

    private static Check check(String id, String title, Severity severity, String why, String fix) {
        return new Check(
                id,
                title,
                severity,
                AuditLevel.QUICK,
                Check.Scope.OURS,
                why,
                "the schema, next to the one that the migrations make in memory",
                fix);
    }

    @Override
    public List<Check> checks() {
        return List.of(MISSING_TABLE, COLUMNS, DRIFT);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        findings.examined(MISSING_TABLE, CoreTables.names().size());
        findings.examined(COLUMNS, context.schema().tables().size());
        findings.examined(DRIFT, context.schema().tables().size());
        for (String table : CoreTables.names()) {
            if (context.schema().find(table).isEmpty()) {
                findings.add(MISSING_TABLE, table, "the table is not there");
            }
        }
        for (SchemaChange change : context.comparison().changes()) {
            if (!isMissingCore(change)) {
                findings.add(finding(change));
            }
        }
    }

    private static boolean isMissingCore(SchemaChange change) {
        return change.type().equals("table")
                && change.kind() == SchemaChange.Kind.REMOVED
                && CoreTables.names().contains(change.name());
    }

    private static Finding finding(SchemaChange change) {
        String subject = change.type() + " " + change.name();
        return switch (change.kind()) {
            case ADDED ->
                    Finding.of(DRIFT, subject, "was made without a migration")
                            .fixedBy(Fix.sql("DROP " + change.type() + " " + change.name()));
            case REMOVED ->
                    Finding.of(DRIFT, subject, "was dropped without a migration")
                            .fixedBy(Fix.sql(change.before()));
            case CHANGED -> changed(change, subject);
        };
    }

    private static Finding changed(SchemaChange change, String subject) {
        List<String> lines =
                change.lines().stream()
                        .filter(line -> !line.startsWith("  "))
                        .map(String::strip)
                        .toList();
        boolean columnsChanged =
                change.type().equals("table")
                        && !columns(change.before(), change.name())
                                .equals(columns(change.after(), change.name()));
        return Finding.of(
                        columnsChanged ? COLUMNS : DRIFT,
                        subject,
                        "differs in " + lines.size() + " lines")
                .naming(lines);
    }

    /** The columns that a statement makes, as SQLite understands it. */
    private static List<String> columns(String statement, String table) {
        List<String> columns = new ArrayList<>();
        try (Connection scratch = Connection.openInMemory()) {
            scratch.execute(statement);
            try (Statement rows = scratch.prepare(COLUMNS_OF)) {
                rows.bind(1, table);
                while (rows.step()) {
                    columns.add(rows.getText("name") + " " + rows.getText("type"));
                }
            }
        } catch (SqliteException e) {
            // The file holds it, so SQLite took it once; what it cannot make now differs anyway.
            columns.add(e.reason());
        }
        return columns;
    }
}
