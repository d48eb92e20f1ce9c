package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.binance.wire.BinanceRest;
import dev.tradekeep.venue.binance.wire.Fields;
import dev.tradekeep.venue.binance.wire.Params;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the trades of an account whole: days from a time on until there is one, then pages by the
 * ids of trades, which leave no gap.
 */
final class TradeReader {
    static final int PAGE = 1_000;

    /** So many pages are read at most: more than a year without a trade, a million trades. */
    static final int PAGES_MAX = 1_500;

    private static final String PATH = "/api/v3/myTrades";
    private static final int WEIGHT = 20;
    private static final int WEIGHT_OF_ORDER = 5;
    private static final long DAY_MILLIS = Duration.ofHours(24).toMillis();

    private final BinanceRest rest;

    TradeReader(BinanceRest rest) {
        this.rest = rest;
    }

    /**
     * Every trade since a time, oldest first.
     *
     * @param since UTC microseconds
     * @throws VenueException when they cannot be read whole
     */
    List<Fields> since(String symbol, long since) throws VenueException {
        TreeMap<Long, Fields> trades = new TreeMap<>();
        long from = Math.max(0, since) / Micros.PER_MILLISECOND;
        long now = rest.clock().now() / Micros.PER_MILLISECOND;
        int pages = 0;
        boolean more = false;
        while (from <= now && trades.isEmpty()) {
            // A whole day, also past now: the exchange's clock may be ahead of what we think it is.
            long until = from + DAY_MILLIS - 1;
            requirePages(++pages, symbol);
            Params page = page(symbol).put("startTime", from).put("endTime", until);
            List<Fields> first = read(WEIGHT, page);
            add(trades, first);
            more = !first.isEmpty() && (first.size() == PAGE || until < now);
            from = until + 1;
        }
        while (more) {
            requirePages(++pages, symbol);
            List<Fields> next = read(WEIGHT, page(symbol).put("fromId", trades.lastKey() + 1));
            add(trades, next);
            more = next.size() == PAGE;
        }
        return new ArrayList<>(trades.values());
    }

    /** Every trade of an order, oldest first. */
    List<Fields> ofOrder(String symbol, String exchangeId) throws VenueException {
        TreeMap<Long, Fields> trades = new TreeMap<>();
        int pages = 0;
        while (true) {
            requirePages(++pages, symbol);
            Params params = page(symbol).put("orderId", exchangeId);
            if (!trades.isEmpty()) {
                params.put("fromId", trades.lastKey() + 1);
            }
            List<Fields> next = read(WEIGHT_OF_ORDER, params);
            add(trades, next);
            if (next.size() < PAGE) {
                return new ArrayList<>(trades.values());
            }
        }
    }

    private static Params page(String symbol) {
        return new Params().put("symbol", symbol).put("limit", PAGE);
    }

    private List<Fields> read(int weight, Params params) throws VenueException {
        return Fields.listOf(rest.askSigned(Lane.ACCOUNT, weight, PATH, params).body());
    }

    private static void add(Map<Long, Fields> trades, List<Fields> page) {
        page.forEach(trade -> trades.put(trade.number("id"), trade));
    }

    private static void requirePages(int pages, String symbol) throws VenueException {
        if (pages > PAGES_MAX) {
            throw new VenueException(
                    new VenueFailure.NotDone(
                            VenueFailure.Kind.REFUSED,
                            "",
                            "The executions of "
                                    + symbol
                                    + " take more than "
                                    + PAGES_MAX
                                    + " requests; ask from a later time.",
                            0));
        }
    }
}
