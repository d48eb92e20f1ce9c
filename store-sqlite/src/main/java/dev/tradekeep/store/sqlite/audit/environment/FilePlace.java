package dev.tradekeep.store.sqlite.audit.environment;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.file.DamageMark;
import dev.tradekeep.store.sqlite.file.OpenConnection;
import dev.tradekeep.store.sqlite.file.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Looks at where the file lies, how many names it has, and whether its disk has failed. */
public final class FilePlace implements Inspection {
    public static final Check NETWORK =
            check(
                    "environment.network-file-system",
                    "the file lies on a disk of this machine",
                    Severity.ERROR,
                    "Locks and shared memory do not work over a network, and the file gets damaged.",
                    "the type of the file system",
                    "Move the database to a local disk, and only its backups over the network.");
    public static final Check NAMES =
            check(
                    "environment.two-names",
                    "the file has one name",
                    Severity.ERROR,
                    "SQLite keeps a log for each name, and the one does not see what is in the other.",
                    "the number of hard links",
                    "Remove the other name, or use a copy.");
    public static final Check DAMAGE =
            check(
                    "environment.damage-mark",
                    "the disk has not failed under the file",
                    Severity.ERROR,
                    "After a failed sync, what the file holds and what was acknowledged may differ.",
                    "the mark FILE.check next to the file",
                    "Check the disk, then open the database for writing, which reads all of it.");
    public static final Check MAPPED =
            check(
                    "environment.mmap",
                    "no connection maps a file that may shrink or fail",
                    Severity.WARNING,
                    "Reading a mapped page that the file system cannot give ends the process.",
                    "mmap_size of each connection, the file system and the mark FILE.check",
                    "Open the database with mmap_size=0 there.");

    private static final Set<String> NETWORKS =
            Set.of(
                    "9p",
                    "afs",
                    "ceph",
                    "cifs",
                    "davfs",
                    "fuse.glusterfs",
                    "fuse.s3fs",
                    "fuse.sshfs",
                    "glusterfs",
                    "lustre",
                    "ncpfs",
                    "nfs",
                    "nfs4",
                    "smb2",
                    "smb3",
                    "smbfs",
                    "vboxsf");
    private static final String NOT_MAPPED = "0";

    private static Check check(
            String id, String title, Severity severity, String why, String reads, String fix) {
        return new Check(id, title, severity, AuditLevel.QUICK, Check.Scope.OURS, why, reads, fix);
    }

    @Override
    public List<Check> checks() {
        return List.of(NETWORK, NAMES, DAMAGE, MAPPED);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        checks().forEach(check -> findings.examined(check, 1));
        Path file = context.file().path();
        String type = context.environment().fileSystemType(file).toLowerCase(Locale.ROOT);
        boolean isFar = NETWORKS.contains(type);
        if (isFar) {
            findings.add(NETWORK, "file", "lies on a file system of type " + type);
        }
        int names = context.environment().names(file);
        if (names > 1) {
            findings.add(NAMES, "file", "has " + names + " names");
        }
        boolean hasFailed = DamageMark.of(file).isSet();
        if (hasFailed) {
            findings.add(
                    DAMAGE, "file", "is marked by " + DamageMark.of(file).file().getFileName());
        }
        for (OpenConnection connection : context.request().connections()) {
            String mapped =
                    Objects.requireNonNullElse(
                            connection.settings().get(Setting.MMAP_SIZE), NOT_MAPPED);
            if ((isFar || hasFailed) && !mapped.equals(NOT_MAPPED)) {
                findings.add(MAPPED, connection.name(), "maps " + mapped + " bytes of the file");
            }
        }
    }
}
