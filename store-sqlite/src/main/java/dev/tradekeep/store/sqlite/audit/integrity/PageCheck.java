package dev.tradekeep.store.sqlite.audit.integrity;

import dev.tradekeep.sqlite.ResultCode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Fix;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.audit.Sql;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Has SQLite check the pages. A large file is checked table by table, each in a transaction of its
 * own, so that the log can be copied in between; what belongs to no table is then left out.
 *
 * @see <a href="https://www.sqlite.org/pragma.html#pragma_integrity_check">PRAGMA
 *     integrity_check</a>
 */
public final class PageCheck implements Inspection {
    private static final String SOUND = "ok";
    private static final String WHOLE_FILE = "file";
    private static final Pattern INDEX =
            Pattern.compile(
                    "(?:row \\S+ missing from|row \\S+ values differ from|.* entries in) index (.+)");

    /** A value that its column does not take is no damage: it can be read, and so can the rest. */
    private static final Pattern CONSTRAINT =
            Pattern.compile(
                    "(?:\\S+ value in|CHECK constraint failed in|non-unique entry in index) (.+)");

    /** SQLite ends a check after so many lines. */
    private static final int LINES_MAX = 100;

    private static final Pattern ROW = Pattern.compile("row (\\S+) missing from index .+");

    /** The pages and the rows on them. */
    public static final Check QUICK =
            new Check(
                    "integrity.quick-check",
                    "pages and the rows on them are sound",
                    Severity.ERROR,
                    AuditLevel.FULL,
                    Check.Scope.ANY,
                    "A damaged page gives wrong answers now and loses rows later.",
                    "every page, with PRAGMA quick_check",
                    "Keep the file as it is, and restore a backup next to it.");

    /** The same, and each index against its table. */
    public static final Check WHOLE =
            new Check(
                    "integrity.full-check",
                    "every index holds exactly the rows of its table",
                    Severity.ERROR,
                    AuditLevel.DEEP,
                    Check.Scope.ANY,
                    "A query that goes through a wrong index misses rows or finds some twice.",
                    "every page and every entry of every index, with PRAGMA integrity_check",
                    "Rebuild the index with REINDEX; when more than indexes is damaged, restore a"
                            + " backup.");

    /** What tables say of their values. */
    public static final Check CONSTRAINTS =
            new Check(
                    "integrity.constraints",
                    "every value is one that its column and table take",
                    Severity.ERROR,
                    AuditLevel.FULL,
                    Check.Scope.ANY,
                    "A query that trusts NOT NULL, UNIQUE or CHECK gives a wrong answer, and a copy of"
                            + " the row is refused.",
                    "every row, with PRAGMA quick_check; what is unique at level deep alone",
                    "Correct the value, such as of the rows that WHERE column IS NULL finds, or"
                            + " change the table.");

    /** Whether these could look at everything. */
    public static final Check LOOKED_AT =
            new Check(
                    "integrity.looked-at",
                    "every table could be checked with its indexes",
                    Severity.WARNING,
                    AuditLevel.FULL,
                    Check.Scope.ANY,
                    "It may be wrong without anybody knowing: SQLite needs the function, collation or"
                            + " module that it was made with, which only its program has.",
                    "the tables that PRAGMA integrity_check or quick_check refuses or passes over",
                    "Check it with the program that made it, or drop it there.");

    @Override
    public List<Check> checks() {
        return List.of(QUICK, WHOLE, CONSTRAINTS, LOOKED_AT);
    }

    @Override
    public boolean provesDamage(Check check) {
        return check.equals(QUICK) || check.equals(WHOLE);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        String pragma = context.wants(WHOLE) ? "PRAGMA integrity_check" : "PRAGMA quick_check";
        tellOfUnknownModules(context, findings);
        boolean whole = context.file().sizeBytes() <= context.limits().slicedAboveBytes();
        if (whole && refusal(context, WHOLE_FILE, pragma, findings).isEmpty()) {
            return;
        }
        for (DatabaseSchema.Table table : context.schema().tables()) {
            // Between two tables the log can be copied.
            context.connection().rollback();
            look(context, table, pragma, findings);
        }
        for (String table : VirtualTables.read(context.connection()).withModule()) {
            context.connection().rollback();
            lookAtVirtual(context, table, pragma, findings);
        }
    }

    /** SQLite passes over a virtual table without a word when it does not have its module. */
    private static void tellOfUnknownModules(AuditContext context, Findings findings) {
        for (String table : VirtualTables.read(context.connection()).withoutModule()) {
            findings.add(
                    LOOKED_AT,
                    table,
                    "was not checked: this SQLite has no module for the virtual table");
        }
    }

    private static void lookAtVirtual(
            AuditContext context, String table, String pragma, Findings findings) {
        refusal(context, table, pragma + "(" + Sql.name(table) + ")", findings)
                .ifPresent(reason -> findings.add(LOOKED_AT, table, "was not checked: " + reason));
    }

    /** What SQLite refuses to check is read as far as it goes without the index, and told. */
    private static void look(
            AuditContext context, DatabaseSchema.Table table, String pragma, Findings findings) {
        String name = Sql.name(table.name());
        Optional<String> refused =
                refusal(context, table.name(), pragma + "(" + name + ")", findings);
        if (refused.isEmpty()) {
            findings.examined(LOOKED_AT, 1);
            return;
        }
        boolean quick =
                refusal(context, table.name(), "PRAGMA quick_check(" + name + ")", findings)
                        .isEmpty();
        if (!quick) {
            String columns =
                    table.columns().stream()
                            .map(column -> "max(hex(" + Sql.name(column.name()) + "))")
                            .collect(Collectors.joining(", "));
            var _ =
                    refusal(
                            context,
                            table.name(),
                            "SELECT 'ok' FROM (SELECT "
                                    + columns
                                    + " FROM "
                                    + name
                                    + " NOT INDEXED)",
                            findings);
        }
        findings.add(
                Finding.of(
                        LOOKED_AT,
                        table.name(),
                        (quick ? "its indexes were" : "only its rows were read, and it was")
                                + " not checked: "
                                + refused.get()));
    }

    /** Reports what a check says; answers why SQLite does not make it. */
    private static Optional<String> refusal(
            AuditContext context, String subject, String sql, Findings findings) {
        try {
            report(context, subject, sql, findings);
            return Optional.empty();
        } catch (SqliteException e) {
            if (e.code() != ResultCode.ERROR) {
                throw e;
            }
            return Optional.of(e.reason());
        }
    }

    /** Lines about one index are one finding, for they have one fix. */
    private static void report(
            AuditContext context, String subject, String sql, Findings findings) {
        Map<String, List<String>> byIndex = new LinkedHashMap<>();
        Map<String, Integer> byConstraint = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        try (Statement statement = context.connection().prepare(sql)) {
            while (statement.step()) {
                String line = String.valueOf(statement.getText(0));
                if (line.equals(SOUND)) {
                    long pages = context.file().number("PRAGMA page_count");
                    findings.examined(QUICK, pages);
                    findings.examined(WHOLE, pages);
                    findings.examined(CONSTRAINTS, pages);
                    continue;
                }
                Matcher index = INDEX.matcher(line);
                if (CONSTRAINT.matcher(line).matches()) {
                    byConstraint.merge(line, 1, Integer::sum);
                } else if (index.matches()) {
                    byIndex.computeIfAbsent(index.group(1), _ -> new ArrayList<>()).add(line);
                } else {
                    others.addAll(line.lines().toList());
                }
            }
        } catch (SqliteException e) {
            if (!StorageErrors.isDiskFailure(e)) {
                throw e;
            }
            // It told what it could, and stopped at a page that is none.
            others.add(e.reason());
        }
        byConstraint.forEach((line, rows) -> findings.add(constraintFinding(line, rows)));
        byIndex.forEach((index, lines) -> findings.add(indexFinding(context, index, lines)));
        if (!others.isEmpty()) {
            findings.add(
                    Finding.of(
                                    context.wants(QUICK) ? QUICK : WHOLE,
                                    subject,
                                    others.size() + " faults, the first: " + others.getFirst())
                            .naming(others));
        }
    }

    private static Finding constraintFinding(String line, int rows) {
        Matcher parts = CONSTRAINT.matcher(line);
        String count = rows < LINES_MAX ? rows + " rows" : "at least " + rows + " rows";
        return Finding.of(
                CONSTRAINTS, parts.matches() ? parts.group(1) : line, count + ": " + line);
    }

    private static Finding indexFinding(AuditContext context, String index, List<String> lines) {
        List<String> rows =
                lines.stream()
                        .map(line -> {
                            Matcher row = ROW.matcher(line);
                            return row.matches() ? "row " + row.group(1) : line;
                        })
                        .toList();
        return Finding.of(
                        context.wants(WHOLE) ? WHOLE : QUICK,
                        index,
                        lines.size() + " faults, the first: " + lines.getFirst())
                .naming(rows)
                .fixedBy(Fix.safeSql("REINDEX " + Sql.name(index)));
    }
}
