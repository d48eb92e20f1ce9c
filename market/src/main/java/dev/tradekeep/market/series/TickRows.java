package dev.tradekeep.market.series;

import dev.tradekeep.model.tick.TickBuffer;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.tick.TickPlace;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;

/** The ticks of one series that are rows, in one transaction. */
final class TickRows {
    private static final long NO_LIMIT = -1;

    private final Transaction transaction;
    private final long seriesId;
    private final TickKind kind;

    TickRows(Transaction transaction, long seriesId, TickKind kind) {
        this.transaction = transaction;
        this.seriesId = seriesId;
        this.kind = kind;
    }

    /** Visits those of {@code from..to}, the end excluded, in order. */
    void forEach(TickPlace from, TickPlace to, TickVisitor visitor) {
        long[] values = new long[kind.width()];
        transaction.forEach(
                TickTable.of(kind).range(),
                range(from, to, NO_LIMIT),
                row -> {
                    for (int i = 0; i < values.length; i++) {
                        values[i] = row.getLong(TickBuffer.PLACE_COLUMNS + i);
                    }
                    visitor.visit(row.getLong(0), values);
                });
    }

    /** The first of {@code from..to}. */
    Optional<TickPlace> first(TickPlace from, TickPlace to) {
        return transaction.find(
                TickTable.of(kind).range(),
                range(from, to, 1),
                row -> new TickPlace(row.getLong(0), row.getLong(1)));
    }

    /** The first of {@code from..to}, so many at most. */
    TickBuffer read(TickPlace from, TickPlace to, int ticksMax) {
        TickBuffer buffer = new TickBuffer(kind, ticksMax);
        long[] values = new long[kind.width()];
        transaction.forEach(
                TickTable.of(kind).range(),
                range(from, to, ticksMax),
                row -> {
                    for (int i = 0; i < values.length; i++) {
                        values[i] = row.getLong(TickBuffer.PLACE_COLUMNS + i);
                    }
                    buffer.add(row.getLong(0), row.getLong(1), values);
                });
        return buffer;
    }

    /** Deletes {@code first..last}, both included, and answers how many they were. */
    long delete(TickPlace first, TickPlace last) {
        return transaction.update(
                TickTable.of(kind).deleteRange(),
                Binder.of(seriesId, first.at(), first.sequence(), last.at(), last.sequence()));
    }

    private Binder range(TickPlace from, TickPlace to, long ticksMax) {
        return Binder.of(seriesId, from.at(), from.sequence(), to.at(), to.sequence(), ticksMax);
    }
}
