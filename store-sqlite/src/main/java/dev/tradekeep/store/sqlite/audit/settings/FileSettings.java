package dev.tradekeep.store.sqlite.audit.settings;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Fix;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.file.Setting;
import java.util.List;

/** Looks at the settings of the profile that are kept in the file. */
public final class FileSettings implements Inspection {
    public static final Check CHECK =
            new Check(
                    "settings.file",
                    "the settings kept in the file are those of the profile",
                    Severity.WARNING,
                    AuditLevel.QUICK,
                    Check.Scope.OURS,
                    "Without a write-ahead log readers wait for the writer; without incremental"
                            + " auto-vacuum unused pages can only be given back by a whole VACUUM.",
                    "the header of the file",
                    "Set it again.");

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        for (Setting setting : Setting.values()) {
            if (setting.scope() != Setting.Scope.FILE) {
                continue;
            }
            findings.examined(CHECK, 1);
            String found =
                    setting == Setting.JOURNAL_MODE
                            ? context.file().journalMode()
                            : setting.read(context.connection());
            if (!found.equals(setting.readBack())) {
                findings.add(
                        Finding.of(
                                        CHECK,
                                        setting.pragma(),
                                        "is " + found + ", wanted " + setting.readBack())
                                .fixedBy(fix(setting)));
            }
        }
    }

    /**
     * A file that has tables takes auto_vacuum in a VACUUM only, which needs as much disk again.
     */
    private static Fix fix(Setting setting) {
        String pragma = "PRAGMA " + setting.pragma() + "=" + setting.value();
        return setting == Setting.AUTO_VACUUM ? Fix.sql(pragma + "; VACUUM") : Fix.safeSql(pragma);
    }
}
