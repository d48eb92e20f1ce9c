package dev.tradekeep.market.series;

import dev.tradekeep.model.tick.TickBuffer;
import dev.tradekeep.model.tick.TickChunk;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.tick.TickPlace;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.MultiRow;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;
import java.util.function.Consumer;

/** The packed ticks of one series, in one transaction. */
final class TickChunks {
    private final Transaction transaction;
    private final long seriesId;
    private final TickKind kind;

    TickChunks(Transaction transaction, long seriesId, TickKind kind) {
        this.transaction = transaction;
        this.seriesId = seriesId;
        this.kind = kind;
    }

    /** The oldest of a series. */
    record Oldest(TickPlace first, long lastAt, long ticks) {}

    /** Visits those that hold ticks of {@code from..to}, the end excluded, in order. */
    void forEach(long from, long to, Consumer<TickChunk> visitor) {
        transaction.forEach(
                TickChunkQuery.RANGE,
                Binder.of(seriesId, TickPlace.dayOf(from), from, to),
                row -> visitor.accept(chunk(kind, row)));
    }

    /**
     * The first that ends at a place or behind it.
     *
     * @param beginningFrom a time at which those that end before the place need not be looked for
     */
    Optional<TickChunk> endingFrom(TickPlace place, long beginningFrom) {
        return transaction.find(
                TickChunkQuery.ENDING_FROM,
                Binder.of(
                        seriesId,
                        Math.max(beginningFrom, TickPlace.dayOf(place.at())),
                        place.at(),
                        place.sequence()),
                row -> chunk(kind, row));
    }

    /** Where the first begins that begins behind a place. */
    Optional<TickPlace> nextFirst(TickPlace place) {
        return transaction.find(
                TickChunkQuery.NEXT_FIRST,
                Binder.of(seriesId, place.at(), place.sequence()),
                row -> new TickPlace(row.getLong(0), row.getLong(1)));
    }

    Optional<Oldest> oldest() {
        return transaction.find(
                TickChunkQuery.OLDEST,
                Binder.of(seriesId),
                row ->
                        new Oldest(
                                new TickPlace(row.getLong(0), row.getLong(1)),
                                row.getLong(2),
                                row.getLong(3)));
    }

    /** The place of the last tick that is packed. */
    Optional<TickPlace> lastPlace() {
        return transaction.find(
                TickChunkQuery.NEWEST,
                Binder.of(seriesId),
                row -> new TickPlace(row.getLong(0), row.getLong(1)));
    }

    /** How many ticks are packed. */
    long ticks() {
        return transaction.get(
                TickChunkQuery.TOTAL, Binder.of(seriesId), row -> row.getLongOr(1, 0));
    }

    void insert(TickChunk chunk) {
        transaction.update(
                TickChunkQuery.INSERT,
                p ->
                        p.set(1, seriesId)
                                .set(2, chunk.first().at())
                                .set(3, chunk.first().sequence())
                                .set(4, chunk.last().at())
                                .set(5, chunk.last().sequence())
                                .set(6, chunk.ticks())
                                .set(7, chunk.checksum())
                                .set(8, chunk.packed()));
    }

    void delete(TickPlace first) {
        transaction.update(
                TickChunkQuery.DELETE, Binder.of(seriesId, first.at(), first.sequence()));
    }

    /** Makes rows of the ticks of a chunk again. */
    void unpack(TickChunk chunk) {
        TickBuffer ticks = chunk.unpack();
        delete(chunk.first());
        int place = 1 + TickBuffer.PLACE_COLUMNS;
        try (MultiRow rows =
                new MultiRow(
                        transaction,
                        TickTable.of(kind).insert(),
                        TickTable.of(kind).insertMany(),
                        place + kind.width())) {
            for (int tick = 0; tick < ticks.ticks(); tick++) {
                rows.set(0, seriesId).set(1, ticks.at(tick)).set(2, ticks.sequence(tick));
                for (int column = 0; column < kind.width(); column++) {
                    rows.set(place + column, ticks.value(tick, column));
                }
                rows.add();
            }
            rows.flush();
        }
    }

    private static TickChunk chunk(TickKind kind, Row row) {
        return new TickChunk(
                row.getLong(0),
                kind,
                new TickPlace(row.getLong(1), row.getLong(2)),
                new TickPlace(row.getLong(3), row.getLong(4)),
                row.getInt(5),
                row.getLong(6),
                row.getBytes(7));
    }
}
