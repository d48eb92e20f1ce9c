package dev.tradekeep.store.portfolio;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;

/** Transfers of money, and what they do to balances and ledger, in one transaction. */
public final class TransferRepository {
    private final Transaction transaction;

    public TransferRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Notes a transfer, which has left its portfolio or comes from outside. */
    public void insert(Transfer transfer) {
        Posting.Reason kind = transfer.kind();
        transaction.update(
                TransferQuery.INSERT,
                p ->
                        p.set("transfer_id", transfer.transferId())
                                .set("from_portfolio_id", transfer.from())
                                .set("to_portfolio_id", transfer.to())
                                .set("asset_id", transfer.assetId())
                                .set("amount", transfer.amount())
                                .set("created_at", transfer.createdAt())
                                .set("arrived_at", transfer.arrivedAt())
                                .set("reason", transfer.reason())
                                .set("kind", kind == null ? null : kind.column()));
    }

    /** The transfer of an id. */
    public Optional<Transfer> find(String transferId) {
        return transaction.find(
                TransferQuery.FIND,
                p -> p.set("transfer_id", transferId),
                TransferRepository::readTransfer);
    }

    /** Those in transit, the oldest first. */
    public List<Transfer> open() {
        return transaction.list(
                TransferQuery.OPEN, p -> p.set("after", 0), TransferRepository::readTransfer);
    }

    /**
     * Notes that a transfer has arrived.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when it had already
     */
    public void arrive(String transferId, long at) {
        long rows =
                transaction.update(
                        TransferQuery.ARRIVE, p -> p.set("transfer_id", transferId).set("at", at));
        if (rows != 1) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT, "Transfer " + transferId + " is not in transit.");
        }
    }

    /**
     * Changes a balance, with its posting.
     *
     * @param change asset units, not 0; below 0 for what leaves the portfolio
     * @param counterpart where it comes from or goes
     */
    public void book(
            long portfolioId,
            long assetId,
            long change,
            LedgerAccount counterpart,
            Posting.Reason reason,
            long at) {
        new PortfolioRepository(transaction).changeBalance(portfolioId, assetId, change, at);
        new LedgerRepository(transaction)
                .post(
                        new Posting.Builder(portfolioId, Posting.NO_TRADE, at)
                                .move(counterpart, LedgerAccount.PORTFOLIO, assetId, change, reason)
                                .build());
    }

    private static Transfer readTransfer(Row row) {
        return new Transfer(
                row.getText("transfer_id"),
                row.getLongOrNull("from_portfolio_id"),
                row.getLongOrNull("to_portfolio_id"),
                row.getLong("asset_id"),
                row.getLong("amount"),
                row.getLong("created_at"),
                row.getLongOrNull("arrived_at"),
                row.getTextOrNull("reason"),
                row.isNull("kind") ? null : row.getWord(Posting.Reason.class, "kind"));
    }
}
