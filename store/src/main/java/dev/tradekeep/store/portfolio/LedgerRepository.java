package dev.tradekeep.store.portfolio;

import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import java.util.Locale;

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
        try (Batch batch = transaction.batch(PortfolioQuery.INSERT_ENTRY)) {
            int line = 0;
            for (Posting.Entry entry : posting.entries()) {
                line++;
                batch.set(1, id)
                        .set(2, line)
                        .set(3, posting.portfolioId())
                        .set(4, entry.account().column())
                        .set(5, entry.assetId())
                        .set(6, entry.amount())
                        .set(7, entry.reason().name().toLowerCase(Locale.ROOT));
                if (posting.tradeId() == Posting.NO_TRADE) {
                    batch.setNull(8);
                } else {
                    batch.set(8, posting.tradeId());
                }
                batch.set(9, posting.at());
                batch.add();
            }
        }
    }
}
