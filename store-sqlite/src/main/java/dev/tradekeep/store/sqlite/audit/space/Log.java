package dev.tradekeep.store.sqlite.audit.space;

import dev.tradekeep.sqlite.Checkpoint;
import dev.tradekeep.sqlite.CheckpointMode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ConnectionSwitch;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Fix;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the write-ahead log: how large it is, and how much of it is not in the file yet. SQLite
 * copies it after every 1,000 pages as far as no reader needs the old pages, so a large backlog is
 * a reader that stays.
 *
 * @see <a href="https://www.sqlite.org/wal.html#avoiding_excessively_large_wal_files">Avoiding
 *     Excessively Large WAL Files</a>
 */
public final class Log implements Inspection {
    public static final Check SIZE =
            new Check(
                    "space.log-size",
                    "the write-ahead log is not large",
                    Severity.ADVICE,
                    AuditLevel.QUICK,
                    Check.Scope.ANY,
                    "A large log takes disk, and a start after a crash reads all of it.",
                    "the size of the log",
                    "Copy the log into the file and cut it.");
    public static final Check BACKLOG =
            new Check(
                    "space.log-backlog",
                    "no reader keeps the log from being copied into the file",
                    Severity.WARNING,
                    AuditLevel.QUICK,
                    Check.Scope.ANY,
                    "The log grows until the disk is full, and every read has to search it.",
                    "the counters of the log, with a checkpoint that does nothing",
                    "End the reader that holds its transaction, then copy the log.");

    private static final String CUT = "PRAGMA wal_checkpoint(TRUNCATE)";
    private static final int FRAME_HEADER_BYTES = 24;

    @Override
    public List<Check> checks() {
        return List.of(SIZE, BACKLOG);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        checks().forEach(check -> findings.examined(check, 1));
        long bytes = context.file().logBytes();
        if (bytes > context.limits().logBytesMax()) {
            findings.add(
                    Finding.of(SIZE, "log", "has " + bytes + " bytes").fixedBy(Fix.safeSql(CUT)));
        }
        long frames = bytes / (context.file().number("PRAGMA page_size") + FRAME_HEADER_BYTES);
        if (frames <= context.limits().backlogFramesMax()) {
            return;
        }
        Optional<Checkpoint> state = look(context);
        if (state.isEmpty()) {
            findings.undecided(BACKLOG, "the log cannot be opened here");
            return;
        }
        long backlog = (long) state.get().logFrames() - state.get().copiedFrames();
        if (backlog > context.limits().backlogFramesMax()) {
            findings.add(
                    Finding.of(
                                    BACKLOG,
                                    "log",
                                    backlog
                                            + " of "
                                            + state.get().logFrames()
                                            + " frames are not in the file")
                            .fixedBy(Fix.safeSql(CUT)));
        }
    }

    /**
     * A read-only connection may not even look at the counters, so one that could write does; it
     * leaves file and log as they are.
     */
    private static Optional<Checkpoint> look(AuditContext context) {
        try (Connection connection = Connection.open(context.file().path(), OpenMode.READ_WRITE)) {
            connection.set(ConnectionSwitch.NO_CHECKPOINT_ON_CLOSE, true);
            // The log is opened at the first read.
            connection.execute("SELECT count(*) FROM sqlite_schema");
            return Optional.of(Checkpoint.run(connection, CheckpointMode.NOOP));
        } catch (SqliteException e) {
            return Optional.empty();
        }
    }
}
