package dev.tradekeep.store.portfolio;

import dev.tradekeep.store.portfolio.PortfolioQuery.Entries;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;

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
        long id =
                1
                        + transaction.get(
                                PortfolioQuery.LAST_POSTING, Binder.NONE, row -> row.getLong(0));
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
                    p.set(1, id).set(2, posting.portfolioId());
                    if (posting.tradeId() == Posting.NO_TRADE) {
                        p.setNull(3);
                    } else {
                        p.set(3, posting.tradeId());
                    }
                    p.set(4, posting.at()).set(5, from + 1);
                    for (int line = 0; line < lines; line++) {
                        Posting.Entry entry = posting.entries().get(from + line);
                        int first = Entries.SHARED + line * Entries.EACH;
                        p.set(first + 1, entry.account().column())
                                .set(first + 2, entry.assetId())
                                .set(first + 3, entry.amount())
                                .set(first + 4, entry.reason().column());
                    }
                });
    }
}
