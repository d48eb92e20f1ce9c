package dev.tradekeep.market.series;

import dev.tradekeep.model.tick.TickBuffer;
import dev.tradekeep.model.tick.TickChunk;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.tick.TickPlace;
import dev.tradekeep.store.marketdata.TickChunkColumns;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;
import java.util.function.Consumer;

/** The packed ticks of one series, in one transaction. */
public final class TickChunks {
    private final Transaction transaction;
    private final long seriesId;
    private final TickKind kind;

    public TickChunks(Transaction transaction, long seriesId, TickKind kind) {
        this.transaction = transaction;
        this.seriesId = seriesId;
        this.kind = kind;
    }

    /** The oldest of a series. */
    record Oldest(TickPlace first, long lastAt, long ticks) {}

    /** Visits those that hold ticks of {@code from..to}, the end excluded, in order. */
    public void forEach(long from, long to, Consumer<TickChunk> visitor) {
        transaction.forEach(
                TickChunkQuery.RANGE,
                p ->
                        p.set("series_id", seriesId)
                                .set("first_day", TickPlace.dayOf(from))
                                .set("from_time", from)
                                .set("to_time", to),
                row -> visitor.accept(TickChunkColumns.read(kind, row)));
    }

    /**
     * The first that ends at a place or behind it.
     *
     * @param beginningFrom a time at which those that end before the place need not be looked for
     */
    public Optional<TickChunk> endingFrom(TickPlace place, long beginningFrom) {
        return transaction.find(
                TickChunkQuery.ENDING_FROM,
                p ->
                        bind(p, place)
                                .set(
                                        "beginning_from",
                                        Math.max(beginningFrom, TickPlace.dayOf(place.at()))),
                row -> TickChunkColumns.read(kind, row));
    }

    /** Where the first begins that begins behind a place. */
    Optional<TickPlace> nextFirst(TickPlace place) {
        return transaction.find(
                TickChunkQuery.NEXT_FIRST,
                p -> bind(p, place),
                row -> new TickPlace(row.getLong("first_at"), row.getLong("first_sequence")));
    }

    Optional<Oldest> oldest() {
        return transaction.find(
                TickChunkQuery.OLDEST,
                Binder.of(seriesId),
                row ->
                        new Oldest(
                                new TickPlace(
                                        row.getLong("first_at"), row.getLong("first_sequence")),
                                row.getLong("last_at"),
                                row.getLong("ticks")));
    }

    /** The place of the last tick that is packed. */
    Optional<TickPlace> lastPlace() {
        return transaction.find(
                TickChunkQuery.NEWEST,
                Binder.of(seriesId),
                row -> new TickPlace(row.getLong("last_at"), row.getLong("last_sequence")));
    }

    /** How many ticks are packed. */
    long ticks() {
        return transaction.get(
                TickChunkQuery.TOTAL, Binder.of(seriesId), row -> row.getLongOr(0, 0));
    }

    void insert(TickChunk chunk) {
        transaction.update(
                TickChunkQuery.INSERT,
                p ->
                        p.set("series_id", seriesId)
                                .set("first_at", chunk.first().at())
                                .set("first_sequence", chunk.first().sequence())
                                .set("last_at", chunk.last().at())
                                .set("last_sequence", chunk.last().sequence())
                                .set("ticks", chunk.ticks())
                                .set("checksum", chunk.checksum())
                                .set("packed", chunk.packed()));
    }

    void delete(TickPlace first) {
        transaction.update(TickChunkQuery.DELETE, p -> bind(p, first));
    }

    /** Makes rows of the ticks of a chunk again. */
    public void unpack(TickChunk chunk) {
        TickBuffer ticks = chunk.unpack();
        delete(chunk.first());
        try (TickWriter rows = new TickWriter(transaction, seriesId, kind)) {
            for (int tick = 0; tick < ticks.ticks(); tick++) {
                rows.add(ticks.at(tick), ticks.sequence(tick), ticks.values(tick));
            }
            rows.flush();
        }
    }

    private Parameters bind(Parameters p, TickPlace place) {
        return p.set("series_id", seriesId).set("at", place.at()).set("sequence", place.sequence());
    }
}
