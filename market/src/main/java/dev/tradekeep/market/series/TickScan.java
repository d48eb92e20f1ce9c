package dev.tradekeep.market.series;

import dev.tradekeep.model.tick.TickChunk;
import dev.tradekeep.model.tick.TickPlace;
import dev.tradekeep.model.tick.TickUnpacker;
import dev.tradekeep.store.sql.Transaction;

/** One visit of ticks in order: chunks, and before, between and behind them the rows. */
final class TickScan {
    private final TickRows rows;
    private final TickChunks chunks;
    private final long from;
    private final long to;
    private final TickVisitor visitor;
    private TickPlace reached;

    TickScan(Transaction transaction, TickSeries series, long from, long to, TickVisitor visitor) {
        this.from = from;
        this.to = to;
        this.visitor = visitor;
        rows = new TickRows(transaction, series.id(), series.kind());
        chunks = new TickChunks(transaction, series.id(), series.kind());
        reached = TickPlace.before(from);
    }

    void run() {
        chunks.forEach(from, to, this::visit);
        rows.forEach(reached, TickPlace.before(to), visitor);
    }

    private void visit(TickChunk chunk) {
        if (reached.compareTo(chunk.first()) < 0) {
            rows.forEach(reached, chunk.first(), visitor);
        }
        TickUnpacker unpacker = chunk.unpacker();
        while (unpacker.next() && unpacker.at() < to) {
            if (unpacker.at() >= from) {
                visitor.visit(unpacker.at(), unpacker.values());
            }
        }
        reached = chunk.last().next();
    }
}
