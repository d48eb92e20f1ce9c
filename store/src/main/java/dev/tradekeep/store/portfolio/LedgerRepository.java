package dev.tradekeep.store.portfolio;

import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Sequence;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger in one transaction. It only ever grows. */
public final class LedgerRepository {
    private final Transaction transaction;

    public LedgerRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Books a posting. */
    public void post(Posting posting) {
        if (posting.entries().isEmpty()) {
            return;
        }
        long id = transaction.next(Sequence.POSTING);
        List<Posting.Entry> entries = posting.entries();
        int done = 0;
        while (done < entries.size()) {
            int lines = linesOfStatement(entries.size() - done);
            insert(posting, id, done, lines);
            done += lines;
        }
    }

    /** Nearly every posting is a trade with a fee, a trade, or a deposit: one statement each. */
    private static int linesOfStatement(int left) {
        if (left >= 6) {
            return 6;
        }
        if (left >= 4) {
            return 4;
        }
        return Math.min(left, 2);
    }

    private static Query queryOf(int lines) {
        return switch (lines) {
            case 6 -> PortfolioQuery.INSERT_6_ENTRIES;
            case 4 -> PortfolioQuery.INSERT_4_ENTRIES;
            case 2 -> PortfolioQuery.INSERT_2_ENTRIES;
            default -> PortfolioQuery.INSERT_ENTRY;
        };
    }

    private void insert(Posting posting, long id, int from, int lines) {
        transaction.update(
                queryOf(lines),
                p -> {
                    p.set("posting_id", id)
                            .set("portfolio_id", posting.portfolioId())
                            .set("trade_id", tradeId(posting))
                            .set("posted_at", posting.at())
                            .set("line", from + 1);
                    for (int i = 0; i < lines; i++) {
                        Posting.Entry entry = posting.entries().get(from + i);
                        LedgerLine line = LedgerLine.of(i);
                        p.set(line.account(), entry.account().column())
                                .set(line.assetId(), entry.assetId())
                                .set(line.amount(), entry.amount())
                                .set(line.reason(), entry.reason().column());
                    }
                });
    }

    private static @Nullable Long tradeId(Posting posting) {
        return posting.tradeId() == Posting.NO_TRADE ? null : posting.tradeId();
    }
}
