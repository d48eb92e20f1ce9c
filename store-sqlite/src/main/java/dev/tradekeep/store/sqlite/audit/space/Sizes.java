package dev.tradekeep.store.sqlite.audit.space;

import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.AuditLimits;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Fix;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.ObjectSize;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.audit.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Measures every table and index, page by page, for a limited time. An instance keeps what it
 * measured.
 *
 * @see <a href="https://www.sqlite.org/dbstat.html">The DBSTAT Virtual Table</a>
 */
public final class Sizes implements Inspection {
    public static final Check CHECK =
            new Check(
                    "space.waste",
                    "pages of tables and indexes are well filled",
                    Severity.ADVICE,
                    AuditLevel.DEEP,
                    Check.Scope.ANY,
                    "Half-empty pages make every scan and every backup longer than it need be.",
                    "every page, with dbstat, for a limited time",
                    "VACUUM, which needs as much disk again and holds the file while it runs.");

    // The rows of a WITHOUT ROWID table and the entries of an index lie on inner pages, too.
    private static final String SIZES =
            """
            SELECT d.name, count(*) AS pages, sum(d.pgsize) AS bytes, sum(d.unused) AS unused_bytes,
                sum(CASE WHEN d.pagetype = 'leaf' OR o.keyed THEN d.ncell ELSE 0 END) AS entries
            FROM dbstat AS d LEFT JOIN (
                SELECT name, 1 AS keyed FROM sqlite_schema WHERE type = 'index'
                UNION ALL
                SELECT name, 1 FROM pragma_table_list WHERE schema = 'main' AND wr = 1) AS o
                ON o.name = d.name
            GROUP BY d.name\
            """;
    private static final int PERCENT = 100;

    private final List<ObjectSize> measured = new ArrayList<>();

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
        try (Statement statement = context.connection().prepare(SIZES)) {
            while (statement.step()) {
                measured.add(
                        new ObjectSize(
                                String.valueOf(statement.getText("name")),
                                statement.getLong("entries"),
                                statement.getLong("pages"),
                                statement.getLong("bytes"),
                                statement.getLong("unused_bytes")));
            }
        }
        for (ObjectSize size : measured) {
            findings.examined(CHECK, 1);
            long percent = PERCENT * size.unusedBytes() / Math.max(1, size.bytes());
            if (percent > context.limits().wastePercentMax()
                    && size.unusedBytes() > context.limits().wasteBytesMin()) {
                findings.add(
                        Finding.of(
                                        CHECK,
                                        size.name(),
                                        percent + " % of its " + size.bytes() + " bytes are unused")
                                .fixedBy(fix(context, size)));
            }
        }
    }

    /** An index is rebuilt by itself. */
    private static Fix fix(AuditContext context, ObjectSize size) {
        boolean isTable = context.schema().find(size.name()).isPresent();
        return isTable ? Fix.sql("VACUUM") : Fix.safeSql("REINDEX " + Sql.name(size.name()));
    }

    /** What was measured. */
    public List<ObjectSize> largestFirst() {
        return measured.stream()
                .sorted(Comparator.comparingLong(ObjectSize::bytes).reversed())
                .toList();
    }
}
