package dev.tradekeep.store.sqlite.audit.environment;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import java.util.List;

/** Looks for another SQLite in this process. */
public final class SecondLibrary implements Inspection {
    public static final Check CHECK =
            new Check(
                    "engine.second-library",
                    "one SQLite library is loaded",
                    Severity.ERROR,
                    AuditLevel.FULL,
                    Check.Scope.OURS,
                    "A file closed by one library loses the locks of the other, and two write at once.",
                    "the programs and libraries that the process has mapped",
                    "Take the other SQLite driver out of the program.");

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        List<String> libraries = context.environment().sqliteLibraries();
        findings.examined(CHECK, libraries.size());
        if (libraries.isEmpty()) {
            findings.undecided(CHECK, "this system does not tell which libraries are loaded");
        }
        if (libraries.size() > 1) {
            findings.add(
                    Finding.of(CHECK, "process", libraries.size() + " libraries hold a SQLite")
                            .naming(libraries));
        }
    }
}
