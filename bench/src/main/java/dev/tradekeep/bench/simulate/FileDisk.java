package dev.tradekeep.bench.simulate;

import dev.tradekeep.engine.simulation.Disk;
import dev.tradekeep.sqlite.DatabaseImage;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The books in a file, which each process opens and leaves. */
final class FileDisk implements Disk {
    private final Path folder;
    private final Path file;
    private @Nullable Database database;
    private byte @Nullable [] copy;

    /**
     * @param folder that is empty, and is again when this is closed
     */
    FileDisk(Path folder) {
        this.folder = folder;
        file = folder.resolve("simulation.db");
    }

    @Override
    public Store open() {
        Database opened = Database.open(file, Duration.ZERO, InstantSource.fixed(Instant.EPOCH));
        database = opened;
        return opened;
    }

    @Override
    public void leave() {
        if (database != null) {
            database.close();
            database = null;
        }
    }

    @Override
    public void copy() {
        if (database != null) {
            copy = database.runUpkeep(DatabaseImage::withLog);
            return;
        }
        open();
        copy();
        leave();
    }

    @Override
    public void putBack() {
        empty(folder);
        try {
            if (copy != null) {
                Files.write(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The backup cannot be put back", e);
        }
    }

    @Override
    public List<String> audit() {
        return findings(file);
    }

    /** What an audit of the books finds in a file. */
    static List<String> findings(Path file) {
        List<String> lines = new ArrayList<>();
        for (CheckResult check : BooksAudit.run(file)) {
            check.findings()
                    .forEach(finding -> lines.add(check.check().id() + ": " + finding.line()));
            if (!check.passed() && check.findings().isEmpty()) {
                lines.add(check.check().id() + " is undecided: " + check.undecided());
            }
        }
        return lines;
    }

    /** Deletes all that lies in a folder. */
    static void empty(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path one : files.toList()) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of a simulation cannot be emptied", e);
        }
    }

    @Override
    public void close() {
        leave();
        empty(folder);
    }
}
