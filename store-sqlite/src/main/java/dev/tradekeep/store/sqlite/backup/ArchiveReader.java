package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sqlite.file.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes of an archive the database as it was at a moment. */
final class ArchiveReader {
    private final BaseCopy base;
    private final long at;

    private long reached;
    private long time;
    private boolean begun;

    /**
     * @param at the moment, UTC microseconds
     */
    ArchiveReader(BaseCopy base, long at) {
        this.base = base;
        this.at = at;
        time = base.time();
    }

    /**
     * Lays the groups up to the moment on a copy of the base.
     *
     * @return the moment whose state it holds then, UTC microseconds
     * @throws TradekeepException when a group before the moment is damaged or missing
     */
    long applyTo(Path database) throws IOException {
        if (!completesBase()) {
            return base.time();
        }
        begin();
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE)) {
            visit(group -> {
                lay(group, channel);
                return true;
            });
        }
        return Math.max(time, base.time());
    }

    /**
     * Whether the groups up to the moment go beyond what the base may hold of them already. If they
     * end before, some of its pages are newer than theirs, and the base alone is what it was.
     */
    private boolean completesBase() throws IOException {
        begin();
        visit(group -> group.lastFrame() < base.toFrame());
        return reached >= base.toFrame();
    }

    private void begin() {
        begun = false;
        reached = base.fromFrame();
        time = base.time();
    }

    /** Does something with a group; answers whether to go on. */
    @FunctionalInterface
    private interface Step {
        boolean take(PageGroup group) throws IOException;
    }

    private void visit(Step step) throws IOException {
        for (Path segment : Archive.segments(WholeFile.folderOf(base.file()))) {
            AtomicBoolean goesOn = new AtomicBoolean(true);
            try {
                // A group that lacks its end is the last one: what follows is asked to follow.
                Segment.read(
                        segment,
                        group -> {
                            goesOn.set(take(group, segment, step));
                            return goesOn.get();
                        });
            } catch (TradekeepException e) {
                if (time == at) {
                    return;
                }
                throw e;
            }
            if (!goesOn.get()) {
                return;
            }
        }
    }

    private boolean take(PageGroup group, Path segment, Step step) throws IOException {
        if (group.time() > at) {
            return false;
        }
        if (group.lastFrame() <= base.fromFrame()) {
            return true;
        }
        checkFollows(group, segment);
        reached = group.lastFrame();
        time = group.time();
        return step.take(group);
    }

    private void checkFollows(PageGroup group, Path segment) {
        boolean follows = begun ? group.firstFrame() == reached : group.firstFrame() <= reached;
        begun = true;
        if (!follows) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_CORRUPT,
                    "Between "
                            + Micros.toIso(time)
                            + " and "
                            + Micros.toIso(group.time())
                            + " something is missing in the archive before "
                            + segment
                            + ". Restore with --at "
                            + Micros.toIso(time)
                            + " or earlier; nothing was changed.");
        }
    }

    private static void lay(PageGroup group, FileChannel channel) throws IOException {
        for (Map.Entry<Integer, byte[]> page : group.pages().entrySet()) {
            ByteBuffer contents = ByteBuffer.wrap(page.getValue());
            long offset = (Integer.toUnsignedLong(page.getKey()) - 1) * group.pageBytes();
            while (contents.hasRemaining()) {
                offset += channel.write(contents, offset);
            }
        }
        long size = (long) group.databasePages() * group.pageBytes();
        if (channel.size() > size) {
            channel.truncate(size);
        }
    }
}
