package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.candles.KlineInterval;
import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.spot.SpotMarket;
import org.jspecify.annotations.Nullable;

/**
 * One stream of market data: {@code orderbook.50.BTCUSDT}.
 *
 * @param name as it is asked for
 * @param detail its depth, or what Bybit calls its interval; empty for others
 * @param interval of candles, null for others
 */
record Topic(
        String name,
        Kind kind,
        SpotMarket market,
        String detail,
        @Nullable KlineInterval interval) {
    /** What is told. */
    enum Kind {
        BOOK,
        TRADES,
        KLINE,
        TICKER
    }

    /** The stream of a name, null when there is none. */
    static @Nullable Topic of(BybitVenue venue, String name) {
        int first = name.indexOf('.');
        int last = name.lastIndexOf('.');
        if (first == -1) {
            return null;
        }
        SpotMarket market;
        try {
            market = venue.exchange().market(name.substring(last + 1));
        } catch (Refusal unknown) {
            return null;
        }
        String detail = first == last ? "" : name.substring(first + 1, last);
        return switch (name.substring(0, first)) {
            case "orderbook" ->
                    BookStreams.DEPTHS.contains(detail)
                            ? new Topic(name, Kind.BOOK, market, detail, null)
                            : null;
            case "publicTrade" ->
                    detail.isEmpty() ? new Topic(name, Kind.TRADES, market, "", null) : null;
            case "tickers" ->
                    detail.isEmpty() ? new Topic(name, Kind.TICKER, market, "", null) : null;
            case "kline" ->
                    Period.of(detail)
                            .map(interval -> new Topic(name, Kind.KLINE, market, detail, interval))
                            .orElse(null);
            default -> null;
        };
    }

    /** How many prices of each side a book has. */
    int depth() {
        return Integer.parseInt(detail);
    }
}
