package dev.tradekeep.market.series.load;

import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.ImportedFile;
import dev.tradekeep.market.series.RefusedRow;
import dev.tradekeep.market.series.RowAppender;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.UnitOfWork;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Adds rows to one series, all or none, in tasks of the writer that are short each, so that orders
 * are taken between them.
 *
 * <p>Rows are first staged where nobody looks. Once all of them are there and the series refuses
 * none, the load is complete, and from then on they go into the series slice by slice, each with
 * its gaps and roll-ups. A load that ends before that leaves nothing; one that is cut off after it
 * is finished by {@link #recover}, which whoever opens the books calls. Meanwhile no other rows go
 * into the series, and neither it nor what its numbers count in is changed.
 *
 * <p>One thread at a time; not the writer's.
 */
public final class SlicedLoad implements AutoCloseable {
    /** Rows that are staged at a time. */
    static final int CHUNK_ROWS = 4_096;

    /** Refused rows beyond this are only counted. */
    private static final int REFUSED_KEPT_MAX = 1_000;

    private final Store store;
    private final InstantSource clock;
    private final long id;
    private final SeriesRef into;
    private final ConflictPolicy onConflict;
    private final @Nullable Refusal refusal;
    private final Reader reader;
    private long[] rows = new long[0];
    private int count;
    private int width;
    private long number;
    private long time = Long.MIN_VALUE;
    private long sequence;
    private @Nullable CompletableFuture<Boolean> staging;
    private boolean complete;

    private SlicedLoad(Store store, Order<?> order, Reader reader, long id, SeriesRef into) {
        this.store = store;
        this.reader = reader;
        this.id = id;
        this.into = into;
        clock = order.clock();
        onConflict = order.onConflict();
        refusal = order.refusal();
    }

    /** Hears of a row that the series refuses, and throws what is to end the load. */
    @FunctionalInterface
    public interface Refusal {
        /** Of a line of the file, with the reason. */
        void refuse(long line, TradekeepException why);
    }

    /**
     * What is to be loaded.
     *
     * @param target finds or makes the series, in one transaction
     * @param ref names it
     * @param ofTicks whether it is one of ticks
     * @param onConflict what a row does that is there with other values
     * @param file null for rows that are of no file
     * @param refusal ends a load of which the series refuses a row; null: such rows are left out
     */
    public record Order<S>(
            Function<Transaction, S> target,
            Function<S, SeriesRef> ref,
            boolean ofTicks,
            ConflictPolicy onConflict,
            @Nullable ImportedFile file,
            @Nullable Refusal refusal,
            InstantSource clock) {}

    /** A load that has begun, and what the target was. */
    public record Begun<S>(SlicedLoad load, S target) {}

    /**
     * What became of the rows.
     *
     * @param refused how many were left out because the series refused them
     * @param firstRefused the first of those
     */
    public record Done(Appended appended, long refused, List<RefusedRow> firstRefused) {}

    private record Claim<S>(long load, S target) {}

    /**
     * Begins a load.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} while other rows are on their way
     *     into the series
     */
    public static <S> Begun<S> begin(Store store, Order<S> order) {
        recover(store, order.clock());
        Reader reader = store.openReader();
        try {
            Claim<S> claim =
                    LoadsAtWork.all()
                            .begin(
                                    store,
                                    () -> store.write(Durability.RELAXED, t -> claim(t, order)),
                                    Claim::load);
            SeriesRef into = order.ref().apply(claim.target());
            return new Begun<>(
                    new SlicedLoad(store, order, reader, claim.load(), into), claim.target());
        } catch (RuntimeException | Error e) {
            reader.close();
            throw e;
        }
    }

    private static <S> Claim<S> claim(Transaction transaction, Order<S> order) {
        StagedLoads loads = new StagedLoads(transaction);
        long last = loads.lastSeries(order.ofTicks());
        S target = order.target().apply(transaction);
        SeriesRef into = order.ref().apply(target);
        boolean made = into.id() > last;
        return new Claim<>(loads.begin(into, order.onConflict(), made, order.file()), target);
    }

    /**
     * Adds a row, in the order of time.
     *
     * @param line of its file, for messages
     * @param values time and values, always as many; not kept
     */
    public void add(long line, long[] values) {
        if (count == 0) {
            width = StagedRows.HEAD + values.length;
            rows = rows.length == 0 ? new long[width * CHUNK_ROWS] : rows;
        }
        sequence = values[0] == time ? sequence + 1 : 0;
        time = values[0];
        rows[count * width] = line;
        rows[count * width + 1] = sequence;
        System.arraycopy(values, 0, rows, count * width + StagedRows.HEAD, values.length);
        count++;
        if (count == CHUNK_ROWS) {
            stage();
        }
    }

    /** One chunk is staged while the next one is filled. */
    private void stage() {
        awaitStaging();
        byte[] packed = StagedRows.pack(rows, count, width);
        count = 0;
        check(packed);
        long next = number++;
        staging =
                store.submit(
                        Durability.RELAXED,
                        t -> {
                            new StagedLoads(t).stage(id, next, packed);
                            return true;
                        });
    }

    private void awaitStaging() {
        if (staging != null) {
            Completion.await(staging);
            staging = null;
        }
    }

    /** Whether the series takes all of them, looked at without the writer. */
    private void check(byte[] packed) {
        Refusal refused = refusal;
        if (refused == null) {
            return;
        }
        StagedRows chunk = StagedRows.unpack(packed);
        long[] values = new long[chunk.width() - StagedRows.HEAD];
        reader.<Boolean>read(t -> {
            try (RowAppender appender = into.open(t, onConflict, chunk.before(0))) {
                for (int row = 0; row < chunk.rows(); row++) {
                    chunk.copy(row, values);
                    try {
                        appender.check(values);
                    } catch (TradekeepException e) {
                        refused.refuse(chunk.line(row), LoadSlices.requireOfRow(e));
                    }
                }
            }
            return true;
        });
    }

    /**
     * Puts all rows into the series. Once it has begun, an interrupt does not end it.
     *
     * @param rejected rows that were left out before
     * @param rounded rows with a number that was rounded
     * @throws TradekeepException what the writer throws, such as {@link ErrorCode#DATABASE_FULL}:
     *     the rows that are left then go in later
     */
    public Done finish(long rejected, long rounded) {
        if (count > 0) {
            stage();
        }
        awaitStaging();
        store.write(
                Durability.RELAXED,
                t -> {
                    new StagedLoads(t).complete(id, rejected, rounded);
                    return true;
                });
        complete = true;
        try {
            return apply(store, clock, id, rejected);
        } catch (TradekeepException e) {
            throw new TradekeepException(
                    e.code(),
                    e.getMessage()
                            + " All rows were read and are kept in the database; those that are"
                            + " not in the series yet go in at the next start or with the next"
                            + " import.",
                    e);
        }
    }

    private static Done apply(Store store, InstantSource clock, long id, long rejected) {
        List<RefusedRow> refused = new ArrayList<>();
        while (true) {
            LoadSlices.Slice slice = run(store, t -> LoadSlices.next(t, id, clock));
            slice.refused().stream().limit(REFUSED_KEPT_MAX - refused.size()).forEach(refused::add);
            if (slice.done().isPresent()) {
                StagedLoad load = slice.done().get();
                return new Done(load.appended(), load.rejected() - rejected, refused);
            }
        }
    }

    private static void drop(Store store, long id) {
        while (!run(store, t -> LoadSlices.drop(t, id))) {
            // The next step drops more.
        }
    }

    /** As a write, but no interrupt ends the waiting. */
    private static <R> R run(Store store, UnitOfWork<R> work) {
        try {
            return store.submit(Durability.RELAXED, work).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /**
     * Finishes the loads that were complete when their process ended, and drops the others. For
     * whoever has opened the books.
     *
     * @return how many there were
     */
    public static int recover(Store store, InstantSource clock) {
        List<Long> left =
                LoadsAtWork.all().takeLeft(store, () -> run(store, t -> new StagedLoads(t).list()));
        try {
            for (long id : left) {
                recover(store, clock, id);
            }
        } finally {
            left.forEach(id -> LoadsAtWork.all().end(store, id));
        }
        return left.size();
    }

    private static void recover(Store store, InstantSource clock, long id) {
        if (run(store, t -> new StagedLoads(t).get(id)).complete()) {
            apply(store, clock, id, 0);
        } else {
            drop(store, id);
        }
    }

    /**
     * Refuses a series only a part of whose rows may be there.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} while rows are on their way into
     *     it
     */
    public static void requireNone(Transaction transaction, SeriesRef series) {
        new StagedLoads(transaction).requireFree(series);
    }

    /** Drops what was staged, unless it was finished. */
    @Override
    public void close() {
        try (reader) {
            if (!complete) {
                drop(store, id);
            }
        } finally {
            LoadsAtWork.all().end(store, id);
        }
    }
}
