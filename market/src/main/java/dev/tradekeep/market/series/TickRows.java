package dev.tradekeep.market.series;

import dev.tradekeep.model.tick.TickBuffer;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.tick.TickPlace;
import dev.tradekeep.store.marketdata.TickColumns;
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
                    TickColumns.readValues(row, values);
                    visitor.visit(row.getLong(TickColumns.AT), values);
                });
    }

    /** The first of {@code from..to}. */
    Optional<TickPlace> first(TickPlace from, TickPlace to) {
        return transaction.find(
                TickTable.of(kind).range(),
                range(from, to, 1),
                row ->
                        new TickPlace(
                                row.getLong(TickColumns.AT), row.getLong(TickColumns.SEQUENCE)));
    }

    /** The first of {@code from..to}, so many at most. */
    TickBuffer read(TickPlace from, TickPlace to, int ticksMax) {
        TickBuffer buffer = new TickBuffer(kind, ticksMax);
        long[] values = new long[kind.width()];
        transaction.forEach(
                TickTable.of(kind).range(),
                range(from, to, ticksMax),
                row -> {
                    TickColumns.readValues(row, values);
                    buffer.add(
                            row.getLong(TickColumns.AT), row.getLong(TickColumns.SEQUENCE), values);
                });
        return buffer;
    }

    /** Deletes {@code first..last}, both included, and returns how many there were. */
    long delete(TickPlace first, TickPlace last) {
        return transaction.update(
                TickTable.of(kind).deleteRange(), TickColumns.within(seriesId, first, last));
    }

    private Binder range(TickPlace from, TickPlace to, long ticksMax) {
        return p ->
                p.set("series_id", seriesId)
                        .set("first_at", from.at())
                        .set("first_sequence", from.sequence())
                        .set("end_at", to.at())
                        .set("end_sequence", to.sequence())
                        .set("rows_max", ticksMax);
    }
}
