package dev.tradekeep.store.sqlite.audit.market;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.tick.TickChunk;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.tick.TickPlace;
import dev.tradekeep.store.marketdata.TickChunkColumns;
import dev.tradekeep.store.marketdata.TickColumns;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.RowCursor;
import dev.tradekeep.store.sqlite.audit.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Unpacks every chunk of ticks, and looks for ticks that lie in the range of one next to it. */
public final class PackedTicks implements Inspection {
    public static final Check CHUNKS =
            new Check(
                    "market.chunks",
                    "packed ticks are whole, and no others lie among them",
                    Severity.ERROR,
                    AuditLevel.FULL,
                    Check.Scope.OURS,
                    "Trades and quotes of long ago are lost, or are read twice.",
                    "tick_chunks, unpacked, next to market_trades and quotes",
                    "Restore a backup, or import the file again under another --source.");

    @Override
    public List<Check> checks() {
        return List.of(CHUNKS);
    }

    @Override
    public boolean needsSoundPages() {
        return true;
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        Transaction transaction = context.transaction();
        try (RowCursor series = RowCursor.open(context, MarketAuditQuery.TICK_SERIES)) {
            for (; series.onRow(); series.next()) {
                TickKind kind = Word.read(TickKind.class, series.text("kind"));
                new Walk(transaction, series.number("id"), kind, findings).run();
            }
        }
    }

    /** The chunks of one series, one after the other. */
    private static final class Walk {
        private final Transaction transaction;
        private final long seriesId;
        private final TickKind kind;
        private final Findings findings;
        private @Nullable TickPlace last;

        Walk(Transaction transaction, long seriesId, TickKind kind, Findings findings) {
            this.transaction = transaction;
            this.seriesId = seriesId;
            this.kind = kind;
            this.findings = findings;
        }

        void run() {
            transaction.forEach(
                    MarketAuditQuery.CHUNKS,
                    Binder.of(seriesId),
                    row -> check(TickChunkColumns.read(kind, row)));
        }

        private void check(TickChunk chunk) {
            try {
                chunk.verify();
            } catch (TradekeepException e) {
                findings.add(CHUNKS, chunk.name(), e.getMessage());
            }
            boolean overlaps = last != null && chunk.first().compareTo(last) <= 0;
            long rows = rowsWithin(chunk);
            if (overlaps || rows > 0) {
                findings.add(
                        CHUNKS,
                        "among " + chunk.name(),
                        (overlaps ? "others of another chunk, " : "") + rows + " rows");
            }
            last = chunk.last();
            findings.examined(CHUNKS, chunk.ticks());
        }

        private long rowsWithin(TickChunk chunk) {
            MarketAuditQuery query =
                    switch (kind) {
                        case TRADES -> MarketAuditQuery.TRADES_WITHIN;
                        case QUOTES -> MarketAuditQuery.QUOTES_WITHIN;
                    };
            return transaction.get(
                    query,
                    TickColumns.within(seriesId, chunk.first(), chunk.last()),
                    found -> found.getLong(0));
        }
    }
}
