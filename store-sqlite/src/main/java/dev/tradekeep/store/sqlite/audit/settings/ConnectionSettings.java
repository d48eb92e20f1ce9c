package dev.tradekeep.store.sqlite.audit.settings;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.file.OpenConnection;
import dev.tradekeep.store.sqlite.file.Setting;
import java.util.List;

/** Looks at the settings of every connection that is open, as each answered itself. */
public final class ConnectionSettings implements Inspection {
    public static final Check PROFILE =
            check(
                    "settings.connection",
                    "every open connection has the ten settings of the profile",
                    Severity.ERROR,
                    "SQLite is silent about a pragma it does not follow: foreign keys may be off, or"
                            + " commits not durable.");
    public static final Check HARDENING =
            check(
                    "settings.hardening",
                    "every open connection has the hardening switches",
                    Severity.WARNING,
                    "Without them a damaged or crafted file can do more harm, and the log grows.");

    private static Check check(String id, String title, Severity severity, String why) {
        return new Check(
                id,
                title,
                severity,
                AuditLevel.QUICK,
                Check.Scope.OURS,
                why,
                "the pragmas of each connection",
                "Open the connection through Tradekeep, which sets and reads back each of them.");
    }

    @Override
    public List<Check> checks() {
        return List.of(PROFILE, HARDENING);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        List<OpenConnection> connections = context.request().connections();
        if (connections.isEmpty()) {
            checks().forEach(check ->
                    findings.undecided(check, "no connection works with the file"));
        }
        for (OpenConnection connection : connections) {
            connection
                    .settings()
                    .forEach((setting, found) -> {
                        Check check =
                                setting.scope() == Setting.Scope.HARDENING ? HARDENING : PROFILE;
                        findings.examined(check, 1);
                        if (!found.equals(setting.readBack()) && !mayDiffer(setting, found)) {
                            add(
                                    findings,
                                    check,
                                    connection,
                                    setting.pragma(),
                                    found,
                                    setting.readBack());
                        }
                    });
            findings.examined(HARDENING, 1);
            if (!connection.defensive()) {
                add(findings, HARDENING, connection, "DEFENSIVE", "off", "on");
            }
        }
    }

    /**
     * The writer commits the books with FULL and returns to NORMAL when it is at rest, and it tries
     * a log that a reader holds less often.
     */
    private static boolean mayDiffer(Setting setting, String found) {
        return switch (setting) {
            case SYNCHRONOUS -> found.equals("2");
            case WAL_AUTOCHECKPOINT -> Long.parseLong(found) > Long.parseLong(setting.readBack());
            default -> false;
        };
    }

    private static void add(
            Findings findings,
            Check check,
            OpenConnection connection,
            String name,
            String found,
            String wanted) {
        findings.add(check, connection.name() + ": " + name, "is " + found + ", wanted " + wanted);
    }
}
