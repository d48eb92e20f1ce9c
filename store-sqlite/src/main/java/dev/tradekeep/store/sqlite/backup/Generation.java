package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.Sha256;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import dev.tradekeep.store.sqlite.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of the shipper without a gap. Belongs to its thread; {@link #status} is for any. */
final class Generation implements AutoCloseable {
    /** A file of groups is followed by another when it is as large as this. */
    private static final long SEGMENT_BYTES_MAX = 256L << 20;

    private final Database database;
    private final Archive archive;
    private final ShipperSettings settings;
    private final InstantSource clock;
    private final BackupLog log;
    private final LogCapture capture;
    private final Path folder;
    private @Nullable Segment segment;
    private long shipNanos = System.nanoTime();
    private long baseNanos = System.nanoTime();
    private volatile long shippedFrames;
    private volatile long shippedAt;
    private volatile long baseAt;

    private Generation(
            Database database,
            Archive archive,
            ShipperSettings settings,
            InstantSource clock,
            BackupLog log,
            LogCapture capture,
            Path folder) {
        this.database = database;
        this.archive = archive;
        this.settings = settings;
        this.clock = clock;
        this.log = log;
        this.capture = capture;
        this.folder = folder;
    }

    /**
     * Begins to capture what is committed from now on.
     *
     * @param log notes the full copies
     */
    static Generation begin(
            Database database,
            Archive archive,
            ShipperSettings settings,
            InstantSource clock,
            BackupLog log,
            Runnable enough)
            throws IOException {
        LogCapture capture = new LogCapture(clock, enough);
        Path folder = archive.newGeneration(clock);
        database.runUpkeep(connection -> {
            capture.mayHaveCommitted(connection);
            database.listen(capture);
            return true;
        });
        return new Generation(database, archive, settings, clock, log, capture, folder);
    }

    ShipperStatus status(Optional<String> failure) {
        long shipped = shippedFrames;
        return new ShipperStatus(
                Optional.of(folder),
                shipped,
                Math.max(0, capture.frames() - shipped),
                shippedAt,
                baseAt,
                failure);
    }

    boolean isBaseDue() {
        return System.nanoTime() - baseNanos >= settings.baseEvery().toNanos();
    }

    /**
     * Writes what was captured.
     *
     * @param all with what is committed but may not have been captured yet
     */
    void ship(boolean all) throws IOException {
        if (all) {
            // It runs after the writer has told of the commit before it.
            database.runUpkeep(connection -> true);
        }
        String broken = capture.broken();
        if (broken != null) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_IO, "Shipping starts again, because " + broken + ".");
        }
        PageGroup group = capture.take();
        shipNanos = System.nanoTime();
        if (group.isEmpty()) {
            return;
        }
        Segment open = segment;
        if (open == null || open.sizeBytes() > SEGMENT_BYTES_MAX) {
            open = beginSegment(group.firstFrame());
        }
        open.append(group);
        shippedFrames = group.lastFrame();
        shippedAt = Micros.now(clock);
    }

    private Segment beginSegment(long firstFrame) throws IOException {
        closeSegment();
        Segment begun = Segment.create(Archive.segment(folder, firstFrame));
        segment = begun;
        return begun;
    }

    private void closeSegment() throws IOException {
        if (segment != null) {
            segment.close();
            segment = null;
        }
    }

    /**
     * Makes a full copy, and ships meanwhile.
     *
     * @param isRetry whether the one before failed; then another failure is not noted
     */
    void makeBase(boolean isRetry) throws IOException {
        baseNanos = System.nanoTime();
        long startedAt = Micros.now(clock);
        Path part = PartFile.of(folder.resolve("base"));
        BaseCopy[] made = new BaseCopy[1];
        long from = capture.frames();
        BackupNote note = log.note();
        try (Connection connection = DatabaseFile.existing(database.path()).openForReading()) {
            OnlineCopy.copy(
                    connection,
                    part,
                    (left, total) -> shipWhenDue(),
                    () -> {
                        BaseCopy begun = begun(from);
                        made[0] = begun;
                        if (!isRetry) {
                            note.begun(begun.file(), startedAt);
                        }
                    });
            BaseCopy base = made[0];
            note.done(publish(part, base, startedAt));
            baseAt = base.time();
            closeSegment();
            note.removed(removeOld());
        } catch (SqliteException e) {
            note.failed(Micros.now(clock));
            throw StorageErrors.translate(e, "Copying " + database.path() + " to " + folder);
        } catch (IOException | RuntimeException e) {
            note.failed(Micros.now(clock));
            throw e;
        } finally {
            PartFile.delete(part);
        }
    }

    private BackupReport publish(Path part, BaseCopy base, long startedAt) throws IOException {
        String sha256 = Sha256.of(part, () -> {});
        long sizeBytes = Files.size(part);
        ChecksumFile.write(base.file(), sha256);
        WholeFile.publish(part, base.file());
        return new BackupReport(
                base.file(),
                sizeBytes,
                sizeBytes,
                sha256,
                startedAt,
                Micros.now(clock),
                List.of(),
                List.of());
    }

    /** After the moment of the copy has been fixed: what is captured now is not before it. */
    private BaseCopy begun(long from) {
        long to = database.runUpkeep(connection -> capture.frames());
        return BaseCopy.in(folder, from, to, Micros.now(clock));
    }

    private void shipWhenDue() {
        if (System.nanoTime() - shipNanos < settings.shipEvery().toNanos()) {
            return;
        }
        try {
            ship(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes the copies beyond the number kept, and groups that only they need.
     *
     * @return the copies that are gone
     */
    private List<Path> removeOld() throws IOException {
        List<Path> removed = new ArrayList<>();
        long now = Micros.now(clock);
        int left = settings.basesKept();
        for (Path generation : archive.generations()) {
            List<BaseCopy> bases = Archive.bases(generation);
            List<BaseCopy> kept = new ArrayList<>();
            for (BaseCopy base : bases) {
                if (left > 0) {
                    kept.add(base);
                    // One of the future does not count: some clock was wrong.
                    left -= base.time() > now ? 0 : 1;
                } else {
                    Files.delete(base.file());
                    Files.deleteIfExists(ChecksumFile.of(base.file()));
                    removed.add(base.file());
                }
            }
            if (!kept.isEmpty()) {
                deleteSegmentsBefore(generation, kept.getLast());
            } else if (!generation.equals(folder)) {
                deleteFolder(generation);
            }
        }
        return removed;
    }

    private static void deleteSegmentsBefore(Path generation, BaseCopy oldest) throws IOException {
        List<Path> segments = Archive.segments(generation);
        Path bound = Archive.segment(generation, oldest.fromFrame());
        for (int i = 0; i + 1 < segments.size(); i++) {
            // It ends where the next one begins.
            if (segments.get(i + 1).compareTo(bound) <= 0) {
                Files.delete(segments.get(i));
            }
        }
    }

    private static void deleteFolder(Path generation) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(generation)) {
            all.forEach(files::add);
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(generation);
    }

    @Override
    public void close() throws IOException {
        closeSegment();
        try {
            database.listen(dev.tradekeep.store.sqlite.write.CommitListener.NONE);
            database.runUpkeep(connection -> {
                capture.end();
                return true;
            });
        } catch (TradekeepException e) {
            // The writer is closed, and with its connection what read the log.
            return;
        }
    }
}
