package dev.tradekeep.store.sqlite.audit.market;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.tick.TickChunk;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.tick.TickPlace;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
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

/** Unpacks every chunk of ticks, and looks for ticks that lie in the range of one beside it. */
public final class PackedTicks implements Inspection {
    public static final Check CHUNKS =
            new Check(
                    "market.chunks",
                    "packed ticks are whole, and no others lie among them",
                    Severity.ERROR,
                    AuditLevel.FULL,
                    Check.Scope.OURS,
                    "Trades and quotes of long ago are lost, or are read twice.",
                    "tick_chunks, unpacked, beside market_trades and quotes",
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
                TickKind kind = Word.read(TickKind.class, series.text(4));
                new Walk(transaction, kind, findings).run(series.number(0));
            }
        }
    }

    /** The chunks of one series, one after the other. */
    private static final class Walk {
        private final Transaction transaction;
        private final TickKind kind;
        private final Findings findings;
        private long chunks;
        private long lastAt;
        private long lastSequence;

        Walk(Transaction transaction, TickKind kind, Findings findings) {
            this.transaction = transaction;
            this.kind = kind;
            this.findings = findings;
        }

        void run(long seriesId) {
            transaction.forEach(MarketAuditQuery.CHUNKS, Binder.of(seriesId), this::check);
        }

        private void check(Row row) {
            TickChunk chunk = chunk(kind, row);
            try {
                chunk.verify();
            } catch (TradekeepException e) {
                findings.add(CHUNKS, chunk.name(), e.getMessage());
            }
            boolean overlaps =
                    chunks > 0
                            && (row.getLong(1) < lastAt
                                    || (row.getLong(1) == lastAt
                                            && row.getLong(2) <= lastSequence));
            long rows = rowsWithin(row);
            if (overlaps || rows > 0) {
                findings.add(
                        CHUNKS,
                        "among " + chunk.name(),
                        (overlaps ? "others of another chunk, " : "") + rows + " rows");
            }
            lastAt = row.getLong(3);
            lastSequence = row.getLong(4);
            chunks++;
            findings.examined(CHUNKS, row.getLong(5));
        }

        private long rowsWithin(Row row) {
            MarketAuditQuery query =
                    switch (kind) {
                        case TRADES -> MarketAuditQuery.TRADES_WITHIN;
                        case QUOTES -> MarketAuditQuery.QUOTES_WITHIN;
                    };
            return transaction.get(
                    query,
                    Binder.of(
                            row.getLong(0),
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4)),
                    found -> found.getLong(0));
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
