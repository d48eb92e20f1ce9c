package dev.tradekeep.venue.local.candles;

/**
 * A candle with what Binance tells of it: what happened in a stretch of time. Prices, quantities
 * and amounts count 10<sup>-8</sup>.
 *
 * @param openMillis its first moment
 * @param firstTrade the id of its first trade, -1 without one
 */
public record Kline(
        long openMillis,
        long open,
        long high,
        long low,
        long close,
        long volume,
        long quoteVolume,
        long takerBase,
        long takerQuote,
        long trades,
        long firstTrade,
        long lastTrade) {
    /** One without trades: the price stays. */
    public static Kline flat(long openMillis, long price) {
        return new Kline(openMillis, price, price, price, price, 0, 0, 0, 0, 0, -1, -1);
    }

    /** The same with one more trade. */
    Kline with(Traded trade) {
        boolean first = trades == 0;
        boolean buys = !trade.buyerIsMaker();
        return new Kline(
                openMillis,
                first ? trade.price() : open,
                first ? trade.price() : Math.max(high, trade.price()),
                first ? trade.price() : Math.min(low, trade.price()),
                trade.price(),
                volume + trade.quantity(),
                quoteVolume + trade.quote(),
                takerBase + (buys ? trade.quantity() : 0),
                takerQuote + (buys ? trade.quote() : 0),
                trades + 1,
                first ? trade.id() : firstTrade,
                trade.id());
    }

    /** One candle of two that follow each other. */
    Kline and(Kline next) {
        return new Kline(
                openMillis,
                open,
                Math.max(high, next.high),
                Math.min(low, next.low),
                next.close,
                volume + next.volume,
                quoteVolume + next.quoteVolume,
                takerBase + next.takerBase,
                takerQuote + next.takerQuote,
                trades + next.trades,
                firstTrade == -1 ? next.firstTrade : firstTrade,
                next.lastTrade == -1 ? lastTrade : next.lastTrade);
    }

    /** The same candle as the first of a longer interval. */
    Kline at(long otherOpenMillis) {
        return new Kline(
                otherOpenMillis,
                open,
                high,
                low,
                close,
                volume,
                quoteVolume,
                takerBase,
                takerQuote,
                trades,
                firstTrade,
                lastTrade);
    }
}
