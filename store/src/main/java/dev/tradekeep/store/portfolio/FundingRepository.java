package dev.tradekeep.store.portfolio;

import dev.tradekeep.store.sql.Transaction;

/** What portfolios paid and were paid for holding contracts, with balances and ledger. */
public final class FundingRepository {
    /** When nothing was due so far. */
    public static final long NEVER = Long.MIN_VALUE;

    private final Transaction transaction;

    public FundingRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Books a payment.
     *
     * @param at when it is booked, UTC microseconds
     * @throws dev.tradekeep.model.error.TradekeepException when one that was due then is booked
     *     already
     */
    public void book(FundingPayment payment, long at) {
        transaction.update(
                FundingQuery.INSERT,
                p ->
                        p.set("portfolio_id", payment.portfolioId())
                                .set("instrument_id", payment.instrumentId())
                                .set("due_at", payment.dueAt())
                                .set("quantity", payment.quantity())
                                .set("price", payment.price())
                                .set("rate", payment.rate())
                                .set("asset_id", payment.assetId())
                                .set("amount", payment.amount()));
        new TransferRepository(transaction)
                .book(
                        payment.portfolioId(),
                        payment.assetId(),
                        payment.amount(),
                        Posting.Reason.FUNDING.counterpart(),
                        Posting.Reason.FUNDING,
                        at);
    }

    /** When the last payment was due that is booked; {@link #NEVER} for none. */
    public long last(long portfolioId, long instrumentId) {
        return transaction
                .find(
                        FundingQuery.LAST,
                        p -> p.set("portfolio_id", portfolioId).set("instrument_id", instrumentId),
                        row -> row.getLong(0))
                .orElse(NEVER);
    }
}
