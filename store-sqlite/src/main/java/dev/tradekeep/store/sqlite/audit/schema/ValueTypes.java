package dev.tradekeep.store.sqlite.audit.schema;

import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.AuditLimits;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema.Column;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema.Table;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.audit.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Counts values of another type than their column was declared with, which tables without STRICT
 * take.
 *
 * @see <a href="https://www.sqlite.org/datatype3.html">Datatypes In SQLite</a>, 3.1
 */
public final class ValueTypes implements Inspection {
    public static final Check CHECK =
            new Check(
                    "schema.value-types",
                    "values have the types of their columns",
                    Severity.ADVICE,
                    AuditLevel.DEEP,
                    Check.Scope.ANY,
                    "A text among numbers is larger than each of them, and sums take it for 0.",
                    "every row of the tables without STRICT, for a limited time",
                    "Correct the values, and rebuild the table with STRICT.");

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public boolean needsSoundPages() {
        return true;
    }

    @Override
    public Duration timeMax(AuditLimits limits) {
        return limits.sizesTime();
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        for (Table table : context.schema().tables()) {
            List<String> sums = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (Column column : table.columns()) {
                String unfit = unfit(column);
                if (!table.strict() && !unfit.isEmpty()) {
                    names.add(column.name());
                    sums.add("count(*) FILTER (WHERE " + unfit + ")");
                }
            }
            if (!sums.isEmpty()) {
                count(context, table, names, sums, findings);
            }
        }
    }

    private static void count(
            AuditContext context,
            Table table,
            List<String> names,
            List<String> sums,
            Findings findings) {
        String sql = "SELECT " + String.join(", ", sums) + " FROM " + Sql.name(table.name());
        try (Statement statement = context.connection().prepare(sql)) {
            statement.step();
            for (int i = 0; i < names.size(); i++) {
                findings.examined(CHECK, 1);
                if (statement.getLong(i) > 0) {
                    findings.add(
                            CHECK,
                            table.name() + "." + names.get(i),
                            statement.getLong(i) + " values are of another type");
                }
            }
        }
    }

    /** The condition for a value that the declared type does not make one expect; may be empty. */
    private static String unfit(Column column) {
        String type = column.type().toUpperCase(Locale.ROOT);
        String of = "typeof(" + Sql.name(column.name()) + ")";
        if (type.contains("INT")) {
            return of + " NOT IN ('integer', 'null')";
        }
        if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
            return of + " NOT IN ('text', 'null')";
        }
        if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
            return of + " NOT IN ('real', 'integer', 'null')";
        }
        return "";
    }
}
