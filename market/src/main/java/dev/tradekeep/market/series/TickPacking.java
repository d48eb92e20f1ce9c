package dev.tradekeep.market.series;

import dev.tradekeep.model.tick.TickBuffer;
import dev.tradekeep.model.tick.TickChunk;
import dev.tradekeep.model.tick.TickPlace;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.UnitOfWork;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Packs old ticks into chunks, and makes rows of them again. Each chunk is a task of the writer, so
 * that others are never kept waiting long; whenever it is stopped, what was done is whole chunks.
 *
 * <p>A chunk holds ticks of one UTC day. Fewer than {@link #CHUNK_TICKS_MIN} that stand alone stay
 * rows: a late tick between two chunks is not worth one of its own.
 */
public final class TickPacking {
    /** Ticks of a chunk at most: some milliseconds of the writer, and what one read unpacks. */
    public static final int CHUNK_TICKS_MAX = 8_192;

    /** Ticks of a chunk at least. */
    public static final int CHUNK_TICKS_MIN = 64;

    private final Store store;

    public TickPacking(Store store) {
        this.store = store;
    }

    /** Hears of the work, and may end it between two chunks. For the calling thread. */
    public interface Listener {
        /** For work that nobody watches. */
        Listener NONE = new Listener() {};

        /**
         * Some ticks more are done.
         *
         * @param done ticks so far, of all series
         * @param total ticks that there are to look at, at most
         */
        default void advanced(long done, long total) {}

        /** Whether it is to end. */
        default boolean cancelled() {
            return false;
        }
    }

    /**
     * What was done.
     *
     * @param bytes of the packed form
     * @param cancelled whether it ended early
     */
    public record Done(long ticks, long chunks, long bytes, boolean cancelled) {}

    /** One task's share. */
    private record Step(long ticks, @Nullable TickChunk chunk, TickPlace next) {
        static final Step NOTHING = new Step(0, null, TickPlace.BEHIND_ALL);
    }

    /**
     * Packs the ticks of all series before a time.
     *
     * @param before UTC microseconds
     */
    public Done pack(long before, Listener listener) {
        Work work = new Work(listener, false);
        for (TickSummary series : work.series()) {
            work.run((t, from) -> packNext(t, series, from, TickPlace.before(before)));
        }
        return work.done();
    }

    /** Makes rows of everything that is packed. */
    public Done unpack(Listener listener) {
        Work work = new Work(listener, true);
        for (TickSummary series : work.series()) {
            work.run((t, _) -> unpackOldest(t, series));
        }
        return work.done();
    }

    private static Step packNext(
            Transaction transaction, TickSummary series, TickPlace from, TickPlace before) {
        TickRows rows = new TickRows(transaction, series.id(), series.kind());
        TickChunks chunks = new TickChunks(transaction, series.id(), series.kind());
        Optional<TickPlace> first = rows.first(from, before);
        if (first.isEmpty()) {
            return Step.NOTHING;
        }
        TickPlace end = end(first.get(), before, chunks);
        TickBuffer ticks = rows.read(first.get(), end, CHUNK_TICKS_MAX);
        if (ticks.ticks() < CHUNK_TICKS_MIN) {
            return new Step(ticks.ticks(), null, end);
        }
        TickChunk chunk = TickChunk.of(series.id(), series.kind(), ticks);
        if (!chunk.unpack().holdsSame(ticks)) {
            throw new IllegalStateException("Not what was packed: " + chunk.name());
        }
        long deleted = rows.delete(chunk.first(), chunk.last());
        if (deleted != chunk.ticks()) {
            throw new IllegalStateException("Rows next to " + chunk.name() + ": " + deleted);
        }
        chunks.insert(chunk);
        return new Step(chunk.ticks(), chunk, chunk.last().next());
    }

    /** Where a chunk that begins at a place has to end: at the next one, or with its day. */
    private static TickPlace end(TickPlace first, TickPlace before, TickChunks chunks) {
        TickPlace dayEnd = TickPlace.before(TickPlace.dayAfter(first.at()));
        TickPlace end = dayEnd.compareTo(before) < 0 ? dayEnd : before;
        return chunks.nextFirst(first).filter(next -> next.compareTo(end) < 0).orElse(end);
    }

    private static Step unpackOldest(Transaction transaction, TickSummary series) {
        TickChunks chunks = new TickChunks(transaction, series.id(), series.kind());
        Optional<TickChunk> oldest = chunks.endingFrom(TickPlace.FIRST, Long.MIN_VALUE);
        oldest.ifPresent(chunks::unpack);
        return oldest.map(chunk -> new Step(chunk.ticks(), chunk, chunk.last().next()))
                .orElse(Step.NOTHING);
    }

    /** Does one chunk of a series, from a place on. */
    @FunctionalInterface
    private interface ChunkTask {
        Step run(Transaction transaction, TickPlace from);
    }

    /** The sums of one run. */
    private final class Work {
        private final Listener listener;
        private final long total;
        private long looked;
        private long ticks;
        private long chunks;
        private long bytes;
        private boolean cancelled;

        Work(Listener listener, boolean packed) {
            this.listener = listener;
            total = series().stream().mapToLong(series -> total(series, packed)).sum();
        }

        List<TickSummary> series() {
            return write(t -> new TickRepository(t).listSeries());
        }

        private long total(TickSummary series, boolean packed) {
            long inChunks = write(t -> new TickChunks(t, series.id(), series.kind()).ticks());
            return packed ? inChunks : series.ticks() - inChunks;
        }

        void run(ChunkTask task) {
            TickPlace from = TickPlace.FIRST;
            while (!cancelled && from.compareTo(TickPlace.BEHIND_ALL) < 0) {
                if (listener.cancelled()) {
                    cancelled = true;
                    return;
                }
                TickPlace at = from;
                Step step = write(t -> task.run(t, at));
                add(step);
                from = step.next();
            }
        }

        private void add(Step step) {
            looked += step.ticks();
            if (step.chunk() != null) {
                ticks += step.chunk().ticks();
                chunks++;
                bytes += step.chunk().packed().length;
            }
            listener.advanced(looked, total);
        }

        Done done() {
            return new Done(ticks, chunks, bytes, cancelled);
        }
    }

    private <R> R write(UnitOfWork<R> work) {
        return store.write(Durability.RELAXED, work);
    }
}
