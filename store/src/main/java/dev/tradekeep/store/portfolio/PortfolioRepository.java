package dev.tradekeep.store.portfolio;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.HashMap;
import java.util.Map;

/** Portfolios with their balances and positions in one transaction. */
public final class PortfolioRepository {
    /** Characters of a name at most. */
    public static final int NAME_CHARACTERS_MAX = 64;

    private final Transaction transaction;

    public PortfolioRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** The id of a portfolio, made when it is not there. */
    public long ensure(String name, long at) {
        PlainName.requireForPath("portfolio", name, NAME_CHARACTERS_MAX);
        transaction.update(PortfolioQuery.ENSURE, p -> p.set("name", name).set("created_at", at));
        return transaction.get(NameQuery.PORTFOLIO, p -> p.set(1, name), row -> row.getLong(0));
    }

    /** The name of a portfolio. */
    public String name(long id) {
        return transaction.get(PortfolioQuery.NAME, Binder.of(id), row -> row.getText(0));
    }

    /** Sets what the portfolio holds of an asset. */
    public void saveBalance(long portfolioId, long assetId, long amount, long at) {
        transaction.update(
                PortfolioQuery.SAVE_BALANCE,
                p ->
                        p.set("portfolio_id", portfolioId)
                                .set("asset_id", assetId)
                                .set("amount", amount)
                                .set("updated_at", at));
    }

    /** Adds to what the portfolio holds of the two assets of an instrument. */
    public void changeBalances(
            long portfolioId,
            long baseAssetId,
            long baseChange,
            long quoteAssetId,
            long quoteChange,
            long at) {
        transaction.update(
                PortfolioQuery.CHANGE_BALANCES,
                p ->
                        p.set("portfolio_id", portfolioId)
                                .set("base_asset_id", baseAssetId)
                                .set("base_change", baseChange)
                                .set("quote_asset_id", quoteAssetId)
                                .set("quote_change", quoteChange)
                                .set("updated_at", at));
    }

    /** Adds to what the portfolio holds of an asset. */
    public void changeBalance(long portfolioId, long assetId, long change, long at) {
        transaction.update(
                PortfolioQuery.CHANGE_BALANCE,
                p ->
                        p.set("portfolio_id", portfolioId)
                                .set("asset_id", assetId)
                                .set("amount", change)
                                .set("updated_at", at));
    }

    /** What the portfolio holds, asset by asset, asset units. */
    public Map<Asset, Long> balances(long portfolioId) {
        Map<Asset, Long> balances = new HashMap<>();
        transaction.forEach(
                PortfolioQuery.BALANCES,
                p -> p.set("portfolio_id", portfolioId),
                row ->
                        balances.put(
                                new Asset(row.getText("code"), row.getInt("scale")),
                                row.getLong("amount")));
        return balances;
    }

    /** The position in an instrument; flat when there never was one. */
    public Position position(long portfolioId, long instrumentId) {
        return transaction
                .find(
                        PortfolioQuery.FIND_POSITION,
                        p -> bindKey(p, portfolioId, instrumentId),
                        PortfolioRepository::readPosition)
                .orElse(Position.FLAT);
    }

    /**
     * Sets the position in an instrument.
     *
     * @param lostAt when a trade last closed some of it at a loss, UTC microseconds; 0 for never
     */
    public void savePosition(
            long portfolioId, long instrumentId, Position position, long lostAt, long at) {
        transaction.update(
                PortfolioQuery.SAVE_POSITION,
                p ->
                        bindPosition(bindKey(p, portfolioId, instrumentId), position)
                                .set("lost_at", lostAt == 0 ? null : (Long) lostAt)
                                .set("closing_tries", 0)
                                .set("updated_at", at));
    }

    /** When a trade last closed some of a position at a loss, UTC microseconds; 0 for never. */
    public long lostAt(long portfolioId, long instrumentId) {
        return transaction
                .find(
                        PortfolioQuery.FIND_POSITION,
                        p -> bindKey(p, portfolioId, instrumentId),
                        row -> row.isNull("lost_at") ? 0L : row.getLong("lost_at"))
                .orElse(0L);
    }

    /** Notes how often a position was to be closed since a trade last changed it. */
    public void saveClosingTries(long portfolioId, long instrumentId, int times) {
        transaction.update(
                PortfolioQuery.SET_CLOSING_TRIES,
                p -> bindKey(p, portfolioId, instrumentId).set("closing_tries", times));
    }

    /** How often a position was to be closed since a trade last changed it. */
    public int closingTries(long portfolioId, long instrumentId) {
        return transaction
                .find(
                        PortfolioQuery.FIND_POSITION,
                        p -> bindKey(p, portfolioId, instrumentId),
                        row -> row.getInt("closing_tries"))
                .orElse(0);
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
                p ->
                        bindPosition(bindKey(p, portfolioId, instrumentId), after)
                                .set("trade_id", tradeId)
                                .set("quantity_change", quantityChange)
                                .set("changed_at", at));
    }

    private static Parameters bindKey(Parameters p, long portfolioId, long instrumentId) {
        return p.set("portfolio_id", portfolioId).set("instrument_id", instrumentId);
    }

    private static Parameters bindPosition(Parameters p, Position position) {
        return p.set("quantity", position.quantity())
                .set("cost", position.cost())
                .set("realized_pnl", position.realizedPnl());
    }

    private static Position readPosition(Row row) {
        return new Position(
                row.getLong("quantity"), row.getLong("cost"), row.getLong("realized_pnl"));
    }
}
