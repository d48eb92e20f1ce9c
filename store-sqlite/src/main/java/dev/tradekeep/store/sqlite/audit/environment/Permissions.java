package dev.tradekeep.store.sqlite.audit.environment;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditFile;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Fix;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Looks who may write the database and who may read the key of its secrets. */
public final class Permissions implements Inspection {
    public static final Check DATABASE =
            new Check(
                    "environment.database-permissions",
                    "only its owner may write the database, and only its group may read it",
                    Severity.WARNING,
                    AuditLevel.QUICK,
                    Check.Scope.OURS,
                    "Who may write the file can change the books past every rule, and who may read it has"
                            + " the hashes of passwords and every order.",
                    "the permissions of the file and of those next to it",
                    "Take the permission away.");
    public static final Check KEY =
            new Check(
                    "environment.key-permissions",
                    "only its owner may read the key file",
                    Severity.ERROR,
                    AuditLevel.QUICK,
                    Check.Scope.OURS,
                    "Anybody with the key and the file has the secrets of every exchange connection.",
                    "the permissions of the key file",
                    "Take the permission away, and change the keys at the exchanges.");

    private static final List<String> PARTS = List.of("", "-wal", "-shm");
    private static final Set<PosixFilePermission> NOT_FOR_A_DATABASE =
            EnumSet.of(
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);
    private static final Set<PosixFilePermission> NOT_FOR_A_KEY =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    @Override
    public List<Check> checks() {
        return List.of(DATABASE, KEY);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        for (String suffix : PARTS) {
            Path part = AuditFile.nextTo(context.file().path(), suffix);
            if (Files.exists(part)) {
                look(context, DATABASE, part, NOT_FOR_A_DATABASE, "chmod g-w,o-rw ", findings);
            }
        }
        context.request()
                .keyFile()
                .ifPresent(key -> look(context, KEY, key, NOT_FOR_A_KEY, "chmod 600 ", findings));
    }

    private static void look(
            AuditContext context,
            Check check,
            Path file,
            Set<PosixFilePermission> refused,
            String command,
            Findings findings) {
        findings.examined(check, 1);
        Set<PosixFilePermission> found = EnumSet.noneOf(PosixFilePermission.class);
        found.addAll(context.environment().permissions(file));
        found.retainAll(refused);
        if (!found.isEmpty()) {
            List<String> names = new ArrayList<>();
            found.forEach(one -> names.add(one.name()));
            findings.add(
                    Finding.of(
                                    check,
                                    String.valueOf(file.getFileName()),
                                    "allows " + String.join(", ", names))
                            .fixedBy(Fix.command(command + file)));
        }
    }
}
