package dev.tradekeep.app.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query plan must not hold.
 *
 * @see <a href="https://www.sqlite.org/eqp.html">EXPLAIN QUERY PLAN</a>
 */
final class PlanRules {
    /** Tables that stay small, however long the books are kept. */
    static final Set<String> SMALL_TABLES =
            Set.of(
                    "sqlite_schema",
                    "migrations",
                    "decimal_scales",
                    "exchanges",
                    "exchange_connections",
                    "connection_secrets",
                    "connection_health",
                    "system_settings",
                    "assets",
                    "portfolios",
                    "engines",
                    "candle_series",
                    "tick_series",
                    "staged_loads");

    /** Of a table, not of the rows that an INSERT brings along. */
    private static final Pattern SCAN = Pattern.compile("SCAN (?!\\d+-ROW VALUES CLAUSE)(\\S+).*");

    /** A look into a full-text index: the plan of FTS5 names the columns it matches by M. */
    private static final Pattern FULL_TEXT =
            Pattern.compile("SCAN \\S+ VIRTUAL TABLE INDEX \\d+:\\S*M\\d.*");

    private PlanRules() {}

    /** The lines of a plan that break a rule. */
    static List<String> faults(List<String> plan) {
        List<String> faults = new ArrayList<>();
        for (String line : plan) {
            if (isFault(line)) {
                faults.add(line);
            }
        }
        return faults;
    }

    private static boolean isFault(String line) {
        if (line.contains("USE TEMP B-TREE") || line.contains("AUTOMATIC")) {
            return true;
        }
        Matcher scan = SCAN.matcher(line);
        return scan.matches()
                && !FULL_TEXT.matcher(line).matches()
                && !line.equals("SCAN CONSTANT ROW")
                && !line.endsWith("-ROW VALUES CLAUSE")
                && !SMALL_TABLES.contains(scan.group(1));
    }

    /** The indexes that no plan names. */
    static List<String> unused(List<String> indexes, List<String> plans) {
        return indexes.stream()
                .filter(index ->
                        plans.stream()
                                .noneMatch(line ->
                                        Pattern.compile("\\bINDEX " + Pattern.quote(index) + "\\b")
                                                .matcher(line)
                                                .find()))
                .toList();
    }
}
