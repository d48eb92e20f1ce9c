package dev.tradekeep.market.series;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.tick.TickPlace;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.marketdata.TickColumns;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Transaction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Adds ticks to one series, in order of time.
 *
 * <p>Several ticks may have one time; they are told apart by their place among those, so that the
 * same ticks again change nothing. A tick after all others costs a share of a statement of many
 * rows; any other is looked up first. Packed ticks that a late or corrected one falls among become
 * rows again; packed ticks that are added once more stay as they are. Closing it brings the
 * catalogue up to date; one appender of a series at a time.
 */
public final class TickAppender implements RowAppender {
    private final Transaction transaction;
    private final TickSeries series;
    private final TickKind kind;
    private final ConflictPolicy onConflict;
    private final TickWriter rows;
    private final LatePacked packed;
    private final long retainedFrom;

    /** The values of a row, without its time. */
    private final long[] ofRow;

    private long ticks;
    private long first;
    private long last;
    private long lastSequence;
    private long time = Long.MIN_VALUE;
    private long sequence;
    private long inserted;
    private long unchanged;
    private long replaced;

    TickAppender(Transaction transaction, TickSeries series, ConflictPolicy onConflict) {
        this.transaction = transaction;
        this.series = series;
        this.onConflict = onConflict;
        kind = series.kind();
        ofRow = new long[kind.width()];
        SeriesSpan span = SeriesSpan.ofTicks(transaction, series.id());
        ticks = span.rows();
        first = span.first();
        last = span.last();
        retainedFrom = span.retainedFrom();
        TickChunks chunks = new TickChunks(transaction, series.id(), kind);
        packed = new LatePacked(chunks);
        lastSequence = Math.max(lastOfRows(last, 0), lastOfChunks(chunks));
        rows = new TickWriter(transaction, series.id(), kind);
    }

    /**
     * Adds one tick; no object is made for a new one.
     *
     * @param at UTC microseconds, not before the tick added last
     * @param values as in {@link TickVisitor}, valid for its kind; not kept
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when another tick is at its place,
     *     or retention has deleted its time; the appender may be used on
     */
    public void add(long at, long[] values) {
        if (!goesBehind(at)) {
            addLate(values);
            return;
        }
        first = ticks == 0 ? at : first;
        last = at;
        lastSequence = sequence;
        insert(values);
    }

    /**
     * Adds one tick behind those of its time that are there, whatever they are: for ticks that come
     * once, as they happen.
     *
     * @throws TradekeepException as {@link #add(long, long[])}
     */
    public void addBehind(long at, long[] values) {
        if (at > time && ticks > 0 && at <= last) {
            goOnBehind(new TickPlace(at, lastAt(at)));
        }
        add(at, values);
    }

    /** The place of the last tick of a time; -1 where there is none. */
    private long lastAt(long at) {
        long ofChunks =
                new TickChunks(transaction, series.id(), kind)
                        .lastPlace()
                        .filter(place -> place.at() == at)
                        .map(TickPlace::sequence)
                        .orElse(-1L);
        rows.flush();
        return Math.max(ofChunks, lastOfRows(at, -1));
    }

    @Override
    public void add(long[] row) {
        add(row[0], valuesOf(row));
    }

    @Override
    public void check(long[] row) {
        long[] values = valuesOf(row);
        if (goesBehind(row[0])) {
            return;
        }
        TickPlace place = new TickPlace(time, sequence);
        Optional<long[]> found = packed.covers(place) ? packed.find(place) : findRow();
        if (found.isPresent()) {
            isToBeReplaced(found.get(), values);
        }
    }

    private long[] valuesOf(long[] row) {
        System.arraycopy(row, 1, ofRow, 0, ofRow.length);
        return ofRow;
    }

    @Override
    public int spans() {
        return 0;
    }

    /** Goes on behind a tick that another appender has taken. */
    void goOnBehind(TickPlace place) {
        time = place.at();
        sequence = place.sequence();
    }

    /** Takes the place of the next tick; whether that is behind all others. */
    private boolean goesBehind(long at) {
        if (at < time) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Wanted ticks in the order of time.");
        }
        sequence = at == time ? sequence + 1 : 0;
        time = at;
        if (at < retainedFrom) {
            throw SeriesSpan.notRetained(at, retainedFrom);
        }
        return ticks == 0 || at > last || (at == last && sequence > lastSequence);
    }

    @Override
    public Appended appended() {
        return new Appended(inserted, unchanged, replaced);
    }

    @Override
    public void close() {
        try (rows) {
            rows.flush();
        }
        if (inserted > 0) {
            transaction.update(
                    TickQuery.UPDATE_SERIES, SeriesSpan.update(series.id(), ticks, first, last));
        }
    }

    private void insert(long[] values) {
        rows.add(time, sequence, values);
        ticks++;
        inserted++;
    }

    private long lastOfRows(long at, long none) {
        return transaction
                .find(
                        TickTable.of(kind).lastSequence(),
                        p -> p.set("series_id", series.id()).set("at", at),
                        row -> row.getLong(0))
                .orElse(none);
    }

    private long lastOfChunks(TickChunks chunks) {
        return chunks.lastPlace()
                .filter(place -> place.at() == last)
                .map(TickPlace::sequence)
                .orElse(0L);
    }

    private void addLate(long[] values) {
        rows.flush();
        TickPlace place = new TickPlace(time, sequence);
        boolean isPacked = packed.covers(place);
        Optional<long[]> found = isPacked ? packed.find(place) : findRow();
        if (found.isPresent() && !isToBeReplaced(found.get(), values)) {
            unchanged++;
            return;
        }
        if (isPacked) {
            packed.unpack();
        }
        if (found.isPresent()) {
            replace(values);
            return;
        }
        first = Math.min(first, time);
        insert(values);
    }

    private Optional<long[]> findRow() {
        return transaction.find(
                TickTable.of(kind).find(),
                this::bindPlace,
                row -> {
                    long[] old = new long[kind.width()];
                    TickColumns.readValues(row, old);
                    return old;
                });
    }

    private void bindPlace(Parameters p) {
        p.set("series_id", series.id()).set("at", time).set("sequence", sequence);
    }

    private boolean isToBeReplaced(long[] found, long[] values) {
        if (Arrays.equals(found, 0, kind.width(), values, 0, kind.width())) {
            return false;
        }
        return switch (onConflict) {
            case STOP -> throw conflict(found, values);
            case KEEP -> false;
            case REPLACE -> true;
        };
    }

    private void replace(long[] values) {
        List<String> names = TickColumns.values(TickColumns.of(kind)).names();
        transaction.update(
                TickTable.of(kind).replace(),
                p -> {
                    bindPlace(p);
                    for (int i = 0; i < names.size(); i++) {
                        p.set(names.get(i), values[i]);
                    }
                });
        replaced++;
    }

    private TradekeepException conflict(long[] found, long[] values) {
        return new TradekeepException(
                ErrorCode.CONFLICT,
                "The books have "
                        + Arrays.toString(found)
                        + " as number "
                        + (sequence + 1)
                        + " at "
                        + Micros.toIso(time)
                        + ", the new one is "
                        + Arrays.toString(Arrays.copyOf(values, kind.width()))
                        + ". Import it under another --source, or say what is to happen with"
                        + " --on-conflict.");
    }
}
