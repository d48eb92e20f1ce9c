package dev.tradekeep.store.portfolio;

import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import java.util.function.Consumer;

/** Portfolios with their balances and positions in one transaction. */
public final class PortfolioRepository {
    private final Transaction transaction;

    public PortfolioRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** The id of a portfolio, made when it is not there. */
    public long ensure(String name, long at) {
        transaction.update(PortfolioQuery.ENSURE, p -> p.set(1, name).set(2, at));
        return transaction.get(NameQuery.PORTFOLIO, p -> p.set(1, name), row -> row.getLong(0));
    }

    /** What the portfolio holds of an asset, units of the asset; 0 when it never held any. */
    public long balance(long portfolioId, long assetId) {
        return transaction
                .find(
                        PortfolioQuery.FIND_BALANCE,
                        Binder.of(portfolioId, assetId),
                        row -> row.getLong(0))
                .orElse(0L);
    }

    /** Sets what the portfolio holds of an asset. */
    public void saveBalance(long portfolioId, long assetId, long amount, long at) {
        transaction.update(
                PortfolioQuery.SAVE_BALANCE, Binder.of(portfolioId, assetId, amount, at));
    }

    /** Sets what the portfolio holds of the two assets of an instrument. */
    public void saveBalances(
            long portfolioId,
            long baseAssetId,
            long baseAmount,
            long quoteAssetId,
            long quoteAmount,
            long at) {
        transaction.update(
                PortfolioQuery.SAVE_BALANCES,
                Binder.of(portfolioId, baseAssetId, baseAmount, quoteAssetId, quoteAmount, at));
    }

    /** The position in an instrument; flat when there never was one. */
    public Position position(long portfolioId, long instrumentId) {
        return transaction
                .find(
                        PortfolioQuery.FIND_POSITION,
                        Binder.of(portfolioId, instrumentId),
                        row -> new Position(row.getLong(0), row.getLong(1), row.getLong(2)))
                .orElse(Position.FLAT);
    }

    /** Sets the position in an instrument. */
    public void savePosition(long portfolioId, long instrumentId, Position position, long at) {
        transaction.update(
                PortfolioQuery.SAVE_POSITION,
                Binder.of(
                        portfolioId,
                        instrumentId,
                        position.quantity(),
                        position.cost(),
                        position.realizedPnl(),
                        at));
    }

    /**
     * Notes how a trade changed a position.
     *
     * @param quantityChange quantity units, not 0; below 0 for a sale
     * @param after the position that it led to, which has been saved
     */
    public void addChange(
            long portfolioId,
            long instrumentId,
            long tradeId,
            long quantityChange,
            Position after,
            long at) {
        transaction.update(
                PortfolioQuery.INSERT_CHANGE,
                Binder.of(
                        tradeId,
                        portfolioId,
                        instrumentId,
                        quantityChange,
                        after.quantity(),
                        after.cost(),
                        after.realizedPnl(),
                        at));
    }

    /** Visits every change of a position in the order of its trades, in constant memory. */
    public void forEachChange(
            long portfolioId, long instrumentId, Consumer<PositionChange> visitor) {
        transaction.forEach(
                PortfolioQuery.CHANGES,
                Binder.of(portfolioId, instrumentId),
                row ->
                        visitor.accept(
                                new PositionChange(
                                        row.getLong(0),
                                        new Position(
                                                row.getLong(1), row.getLong(2), row.getLong(3)),
                                        row.getLong(4),
                                        row.getLong(5))));
    }
}
