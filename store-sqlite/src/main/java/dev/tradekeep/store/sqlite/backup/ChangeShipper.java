package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.write.CommitListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ships what is committed to an archive on another disk as it happens, so that the database can be
 * made again as it was at any moment since, and the loss of its disk costs seconds of work.
 *
 * <p>The writer's thread takes the new frames of the log after each commit ({@link LogCapture});
 * this one writes them as groups of pages, checksummed and forced to disk, and makes a full copy
 * now and then. It never holds the writer up: when the archive fails or is too slow, it says so in
 * its {@link #status}, gives the generation up and begins a new one with a full copy.
 *
 * <p>Any thread may ask; close this before the database.
 */
public final class ChangeShipper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeShipper.class);
    private static final int REQUESTS_MAX = 64;

    private final Database database;
    private final Archive archive;
    private final ShipperSettings settings;
    private final InstantSource clock;
    private final BackupLog log;
    private final ArrayBlockingQueue<CompletableFuture<@Nullable Void>> requests =
            new ArrayBlockingQueue<>(REQUESTS_MAX);
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable Generation current;
    private volatile Optional<String> failure = Optional.empty();

    private ChangeShipper(
            Database database, Archive archive, ShipperSettings settings, InstantSource clock) {
        this.database = database;
        this.archive = archive;
        this.settings = settings;
        this.clock = clock;
        log = BackupLog.of(database, BackupCause.ARCHIVE, clock);
        thread =
                Thread.ofPlatform()
                        .name("shipper " + database.path().getFileName())
                        .unstarted(this::runUntilClosed);
    }

    /**
     * Begins to ship.
     *
     * @param archive a folder, made when it is not there
     */
    public static ChangeShipper start(
            Database database, Path archive, ShipperSettings settings, InstantSource clock) {
        ChangeShipper shipper = new ChangeShipper(database, new Archive(archive), settings, clock);
        shipper.thread.start();
        return shipper;
    }

    /** How it goes. */
    public ShipperStatus status() {
        Generation generation = current;
        return generation == null
                ? new ShipperStatus(Optional.empty(), 0, 0, 0, 0, failure)
                : generation.status(failure);
    }

    /**
     * Waits until everything that is committed now lies in the archive.
     *
     * @throws TradekeepException with {@link ErrorCode#DATABASE_IO} when it does not get there in
     *     time
     */
    public void flush(Duration patience) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        try {
            if (!requests.offer(done, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw notShipped("too many wait for it");
            }
            done.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TradekeepException(
                    ErrorCode.INTERRUPTED, "Interrupted while waiting for the archive.", e);
        } catch (ExecutionException | TimeoutException e) {
            throw notShipped(failure.orElse("it takes longer than " + patience));
        }
    }

    private TradekeepException notShipped(String why) {
        return new TradekeepException(
                ErrorCode.DATABASE_IO,
                "What was committed does not lie in " + archive.folder() + " yet: " + why + ".");
    }

    /** Ships what is left and ends. Closing twice does nothing. */
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TradekeepException(
                    ErrorCode.INTERRUPTED, "Interrupted while waiting for the archive.", e);
        }
    }

    /** A request that nobody waits for; a full queue wakes it anyway. */
    private void wake() {
        boolean ignored = requests.offer(new CompletableFuture<>());
        assert ignored || !requests.isEmpty();
    }

    private void runUntilClosed() {
        while (!closing) {
            try (Generation generation =
                    Generation.begin(database, archive, settings, clock, log, this::wake)) {
                current = generation;
                generation.makeBase(failure.isPresent());
                failure = Optional.empty();
                runGeneration(generation);
            } catch (IOException | UncheckedIOException | TradekeepException e) {
                failed(e);
            } finally {
                database.listen(CommitListener.NONE);
            }
        }
        failWaiting();
    }

    private void runGeneration(Generation generation) throws IOException {
        while (!closing) {
            CompletableFuture<@Nullable Void> request = nextRequest(settings.shipEvery());
            generation.ship(request != null);
            if (request != null) {
                request.complete(null);
            }
            if (generation.isBaseDue()) {
                generation.makeBase(false);
            }
        }
        generation.ship(true);
    }

    private void failed(Exception e) {
        failure = Optional.of(String.valueOf(e.getMessage()));
        LOG.warn("Shipping {} to {} failed: {}", database.path(), archive.folder(), e.getMessage());
        failWaiting();
        long end = System.nanoTime() + settings.retryAfter().toNanos();
        for (long left = settings.retryAfter().toNanos();
                left > 0 && !closing;
                left = end - System.nanoTime()) {
            CompletableFuture<@Nullable Void> request = nextRequest(Duration.ofNanos(left));
            if (request != null) {
                request.completeExceptionally(e);
            }
        }
    }

    private @Nullable CompletableFuture<@Nullable Void> nextRequest(Duration patience) {
        try {
            return requests.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // Nobody else has this thread: what interrupts it wants it to end.
            closing = true;
            return null;
        }
    }

    private void failWaiting() {
        for (CompletableFuture<@Nullable Void> request = requests.poll();
                request != null;
                request = requests.poll()) {
            request.completeExceptionally(notShipped("shipping has ended"));
        }
    }
}
