package dev.tradekeep.venue.xchange;

import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.BookTop;
import dev.tradekeep.venue.account.MarketChannel;
import dev.tradekeep.venue.account.MarketSink;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.account.VenueCandle;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure.Kind;
import dev.tradekeep.venue.account.VenueInstrument;
import dev.tradekeep.venue.account.VenueMarkets;
import dev.tradekeep.venue.account.VenueTrade;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Trade;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.instrument.Instrument;

/** The markets of an exchange, asked through XChange. Symbols are pairs, such as BTC/USDT. */
final class XChangeMarkets implements VenueMarkets {
    static final Duration PAUSE = Duration.ofSeconds(2);

    /** Trades that are remembered so that none is told twice. */
    private static final int TRADES_REMEMBERED = 10_000;

    private static final int CANDLES_LOOKED_BACK = 3;

    private final XChangeVenue venue;
    private final XChangeClient client;
    private final InstantSource clock;
    private final List<Polling> polls = new CopyOnWriteArrayList<>();

    XChangeMarkets(XChangeVenue venue, XChangeClient client, InstantSource clock) {
        this.venue = venue;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public int candlesMax() {
        return Math.max(1, venue.candlesMax());
    }

    @Override
    public List<VenueInstrument> instruments() throws VenueException {
        return client.ask(
                Lane.DATA,
                exchange -> {
                    exchange.remoteInit();
                    return XChangeRules.of(exchange.getExchangeMetaData().getInstruments());
                });
    }

    @Override
    public List<VenueCandle> candles(String symbol, Interval interval, long from, long until)
            throws VenueException {
        CurrencyPair pair = pair(symbol);
        long end = Math.min(until, from + candlesMax() * interval.micros());
        return client.ask(
                Lane.DATA,
                exchange -> XChangeCandles.read(venue, exchange, pair, interval, from, end));
    }

    @Override
    public Subscription subscribe(String symbol, MarketChannel channel, MarketSink sink) {
        Polling.Round round =
                switch (channel) {
                    case MarketChannel.Candles(Interval interval) ->
                            () -> tellCandles(symbol, interval, sink);
                    case MarketChannel.Trades() -> trades(symbol, sink);
                    case MarketChannel.Top(), MarketChannel.Book() -> () -> tellTop(symbol, sink);
                };
        Polling made =
                Polling.start(
                        venue.code() + " " + symbol,
                        PAUSE,
                        round,
                        failure -> sink.stale(failure.reason()));
        polls.add(made);
        return () -> {
            polls.remove(made);
            made.close();
        };
    }

    private void tellCandles(String symbol, Interval interval, MarketSink sink)
            throws VenueException {
        long now = Micros.now(clock);
        long from =
                Math.floorDiv(now, interval.micros()) * interval.micros()
                        - CANDLES_LOOKED_BACK * interval.micros();
        for (VenueCandle candle : candles(symbol, interval, from, now + interval.micros())) {
            sink.candle(candle, candle.openTime() + interval.micros() <= now);
        }
    }

    private Polling.Round trades(String symbol, MarketSink sink) {
        Set<String> told = new LinkedHashSet<>();
        return () -> {
            boolean first = told.isEmpty();
            for (VenueTrade trade : read(symbol)) {
                if (told.add(trade.id()) && !first) {
                    sink.trade(trade);
                }
                if (told.size() > TRADES_REMEMBERED) {
                    told.remove(told.iterator().next());
                }
            }
        };
    }

    private List<VenueTrade> read(String symbol) throws VenueException {
        Instrument pair = pair(symbol);
        return client.ask(
                Lane.DATA,
                exchange -> {
                    List<VenueTrade> made = new ArrayList<>();
                    for (Trade one : exchange.getMarketDataService().getTrades(pair).getTrades()) {
                        made.add(trade(one));
                    }
                    made.sort(Comparator.comparingLong(VenueTrade::at));
                    return made;
                });
    }

    private static VenueTrade trade(Trade one) {
        return new VenueTrade(
                one.getId(),
                XChangeNumbers.decimal(one.getPrice()),
                XChangeNumbers.decimal(one.getOriginalAmount()),
                one.getType() == OrderType.BID ? Side.BUY : Side.SELL,
                XChangeNumbers.micros(one.getTimestamp()));
    }

    private void tellTop(String symbol, MarketSink sink) throws VenueException {
        Instrument pair = pair(symbol);
        OrderBook book =
                client.ask(
                        Lane.DATA, exchange -> exchange.getMarketDataService().getOrderBook(pair));
        if (book.getBids().isEmpty() || book.getAsks().isEmpty()) {
            sink.stale("one side of the book is empty");
            return;
        }
        LimitOrder bid = book.getBids().getFirst();
        LimitOrder ask = book.getAsks().getFirst();
        sink.top(
                new BookTop(
                        XChangeNumbers.decimal(bid.getLimitPrice()),
                        XChangeNumbers.decimal(bid.getOriginalAmount()),
                        XChangeNumbers.decimal(ask.getLimitPrice()),
                        XChangeNumbers.decimal(ask.getOriginalAmount()),
                        Micros.now(clock)));
    }

    private CurrencyPair pair(String symbol) throws VenueException {
        int slash = symbol.indexOf('/');
        if (slash <= 0 || slash == symbol.length() - 1) {
            throw XChangeFailures.notDone(
                    Kind.REFUSED,
                    "Wanted a pair such as BTC/USDT of " + venue.code() + ", found " + symbol);
        }
        return new CurrencyPair(symbol.substring(0, slash), symbol.substring(slash + 1));
    }

    @Override
    public void close() {
        polls.forEach(Polling::close);
        polls.clear();
    }
}
