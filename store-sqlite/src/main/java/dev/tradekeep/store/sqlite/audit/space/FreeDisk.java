package dev.tradekeep.store.sqlite.audit.space;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import java.util.List;

/** Looks whether the disk has room for what the database may need. */
public final class FreeDisk implements Inspection {
    public static final Check CHECK =
            new Check(
                    "space.free-disk",
                    "the disk has room for a backup and for VACUUM",
                    Severity.WARNING,
                    AuditLevel.QUICK,
                    Check.Scope.ANY,
                    "A backup or VACUUM that runs out of disk fails, and so does the next write.",
                    "the size of the file and the free room next to it",
                    "Free some room, or keep backups on another disk.");

    private static final int COPIES_OF_VACUUM = 2;

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        findings.examined(CHECK, 1);
        long size = context.file().sizeBytes() + context.file().logBytes();
        long free = context.environment().usableBytes(context.file().path());
        if (free < size) {
            add(findings, "backup", free, size);
        } else if (free / COPIES_OF_VACUUM < size) {
            add(findings, "VACUUM", free, COPIES_OF_VACUUM * size);
        }
    }

    private static void add(Findings findings, String what, long free, long needed) {
        findings.add(CHECK, what, free + " bytes are free, it needs " + needed);
    }
}
