package dev.tradekeep.store.performance;

import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a portfolio has traded, and the candles that it was traded on, in one transaction. */
public final class TradeHistory {
    private final Transaction transaction;

    public TradeHistory(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * A series of candles that an engine has traded on.
     *
     * @param intervalMicros from one candle to the next
     */
    public record Series(long id, long instrumentId, long intervalMicros) {}

    /** The close of a candle, price units. */
    public record Close(long openTime, long price) {}

    /** Visits every trade of a portfolio in its order, in constant memory. */
    public void forEach(long portfolioId, Consumer<BookedTrade> visitor) {
        transaction.forEach(
                PerformanceQuery.TRADES,
                p -> p.set("portfolio_id", portfolioId),
                row -> visitor.accept(read(row)));
    }

    /** The instruments that a portfolio has ever traded. */
    public List<Long> instruments(long portfolioId) {
        return transaction.list(
                PerformanceQuery.TRADED_INSTRUMENTS,
                p -> p.set("portfolio_id", portfolioId),
                row -> row.getLong(0));
    }

    /** The engines that trade, or traded, for a portfolio. */
    public List<Long> engines(long portfolioId) {
        return transaction.list(
                PerformanceQuery.ENGINES,
                p -> p.set("portfolio_id", portfolioId),
                row -> row.getLong(0));
    }

    /** The name of the preset that a slot of an engine runs; empty when it runs none. */
    public Optional<String> preset(long engineId, int slot) {
        return transaction.find(
                PerformanceQuery.PRESET_OF_SLOT,
                p -> p.set("engine_id", engineId).set("slot", slot),
                row -> row.getText(0));
    }

    /** The series that an engine has traded on. */
    public List<Series> series(long engineId) {
        List<Series> all = new ArrayList<>(series(PerformanceQuery.SERIES, engineId));
        all.addAll(series(PerformanceQuery.BACKTEST_SERIES, engineId));
        return all;
    }

    private List<Series> series(Query query, long engineId) {
        return transaction.list(
                query,
                p -> p.set("engine_id", engineId),
                row -> new Series(row.getLong(0), row.getLong(1), row.getLong(2)));
    }

    /** The close of the first candle that opens at a time or later. */
    public Optional<Close> firstClose(long seriesId, long from) {
        return close(PerformanceQuery.FIRST_CLOSE, seriesId, "from", from);
    }

    /** The close of the last candle that opens at a time or before. */
    public Optional<Close> lastClose(long seriesId, long to) {
        return close(PerformanceQuery.LAST_CLOSE, seriesId, "to", to);
    }

    private Optional<Close> close(Query query, long seriesId, String name, long at) {
        return transaction.find(
                query,
                p -> p.set("series_id", seriesId).set(name, at),
                row -> new Close(row.getLong(0), row.getLong(1)));
    }

    private static BookedTrade read(Row row) {
        return new BookedTrade(
                row.getLong("instrument_id"),
                Side.valueOf(row.getText("side")),
                row.getLong("price"),
                row.getLong("quantity"),
                row.getLong("notional"),
                row.getLong("slippage"),
                row.getLong("fee"),
                row.getLong("fee_asset_id"),
                row.getLong("executed_at"),
                row.getLong("engine_id"),
                row.getText("strategy"),
                row.isNull("slot") ? null : (Integer) row.getInt("slot"),
                stop(row));
    }

    private static @Nullable OrderTerms stop(Row row) {
        String role = row.getTextOrNull("group_role");
        String type = row.getTextOrNull("stop_type");
        if (type == null || !GroupMember.Role.ENTRY.name().equals(role)) {
            return null;
        }
        return OrderTerms.of(
                OrderType.valueOf(type),
                row.getLong("stop_limit_price"),
                row.getLong("stop_trigger_price"),
                row.getLong("stop_trailing_distance"));
    }
}
