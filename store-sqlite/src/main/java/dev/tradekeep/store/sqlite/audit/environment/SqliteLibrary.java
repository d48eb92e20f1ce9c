package dev.tradekeep.store.sqlite.audit.environment;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the SQLite library of this process. */
public final class SqliteLibrary implements Inspection {
    public static final Check VERSION =
            check(
                    "engine.version",
                    "the SQLite library has no known bug that damages files",
                    Severity.ERROR,
                    "Releases 3.7.0 to 3.51.2 can damage a file when two connections write and"
                            + " checkpoint at once.",
                    "the version of the library",
                    "Build with SQLite 3.51.3 or newer.");
    public static final Check OPTIONS =
            check(
                    "engine.options",
                    "the SQLite library was compiled with what Tradekeep uses",
                    Severity.WARNING,
                    "Without an option a query fails, or a fault stays hidden.",
                    "the options the library was compiled with",
                    "Build the library that comes with Tradekeep.");

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+).*");
    private static final long FIRST_BAD = number(3, 7, 0);
    private static final long LAST_BAD = number(3, 51, 2);
    private static final List<String> WANTED =
            List.of(
                    "DQS=0",
                    "ENABLE_DBSTAT_VTAB",
                    "ENABLE_FTS5",
                    "ENABLE_MATH_FUNCTIONS",
                    "ENABLE_RTREE",
                    "ENABLE_SESSION",
                    "ENABLE_SNAPSHOT",
                    "ENABLE_STAT4",
                    "ENABLE_STMT_SCANSTATUS",
                    "OMIT_SHARED_CACHE",
                    "THREADSAFE=2");

    private static Check check(
            String id, String title, Severity severity, String why, String reads, String fix) {
        return new Check(id, title, severity, AuditLevel.QUICK, Check.Scope.OURS, why, reads, fix);
    }

    private static long number(long major, long minor, long patch) {
        return (major * 1_000 + minor) * 1_000 + patch;
    }

    @Override
    public List<Check> checks() {
        return List.of(VERSION, OPTIONS);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        findings.examined(VERSION, 1);
        findings.examined(OPTIONS, WANTED.size());
        String version = context.environment().sqliteVersion();
        if (isBad(version)) {
            findings.add(VERSION, "SQLite " + version, "can damage a file; wanted 3.51.3 at least");
        }
        List<String> missing = new ArrayList<>(WANTED);
        missing.removeAll(context.environment().compileOptions());
        if (!missing.isEmpty()) {
            findings.add(
                    Finding.of(
                                    OPTIONS,
                                    "SQLite " + version,
                                    missing.size() + " options are missing")
                            .naming(missing));
        }
    }

    private static boolean isBad(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.matches()) {
            return true;
        }
        long found =
                number(
                        Long.parseLong(numbers.group(1)),
                        Long.parseLong(numbers.group(2)),
                        Long.parseLong(numbers.group(3)));
        return found >= FIRST_BAD && found <= LAST_BAD;
    }
}
