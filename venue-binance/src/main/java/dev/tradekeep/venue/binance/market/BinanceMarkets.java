package dev.tradekeep.venue.binance.market;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.MarketChannel;
import dev.tradekeep.venue.account.MarketSettings;
import dev.tradekeep.venue.account.MarketSink;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.account.VenueCandle;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueInstrument;
import dev.tradekeep.venue.account.VenueMarkets;
import dev.tradekeep.venue.binance.wire.BinanceRest;
import dev.tradekeep.venue.binance.wire.BinanceTimings;
import dev.tradekeep.venue.binance.wire.Fields;
import dev.tradekeep.venue.binance.wire.Params;
import dev.tradekeep.venue.net.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What Binance's spot exchange tells everybody. */
public final class BinanceMarkets implements VenueMarkets {
    private static final int CANDLES_MAX = 1_000;
    private static final int CANDLES_WEIGHT = 2;
    private static final int INSTRUMENTS_WEIGHT = 20;

    private final Network network;
    private final BinanceRest rest;
    private final MarketStream stream;

    public BinanceMarkets(Network network, MarketSettings settings, BinanceTimings timings) {
        this.network = network;
        rest = BinanceRest.of(network, settings);
        stream = new MarketStream(network, settings, timings);
    }

    @Override
    public int candlesMax() {
        return CANDLES_MAX;
    }

    @Override
    public List<VenueInstrument> instruments() throws VenueException {
        byte[] body =
                rest.ask(Lane.DATA, INSTRUMENTS_WEIGHT, "/api/v3/exchangeInfo", new Params())
                        .body();
        try {
            return InstrumentReader.read(body);
        } catch (Fields.Unreadable e) {
            throw BinanceRest.unreadable(e);
        }
    }

    @Override
    public List<VenueCandle> candles(String symbol, Interval interval, long from, long until)
            throws VenueException {
        String name = Intervals.nameOf(interval);
        if (name == null) {
            throw new VenueException(
                    new VenueFailure.NotDone(
                            VenueFailure.Kind.REFUSED,
                            "",
                            "Binance has no candles of " + interval + ".",
                            0));
        }
        Params params =
                new Params()
                        .put("symbol", symbol)
                        .put("interval", name)
                        .put("startTime", Math.ceilDiv(from, Micros.PER_MILLISECOND))
                        .put("endTime", Math.ceilDiv(until, Micros.PER_MILLISECOND) - 1)
                        .put("limit", CANDLES_MAX);
        byte[] body = rest.ask(Lane.DATA, CANDLES_WEIGHT, "/api/v3/klines", params).body();
        List<VenueCandle> candles = new ArrayList<>();
        try {
            for (Fields candle : Fields.listOf(body)) {
                candles.add(
                        new VenueCandle(
                                candle.time(0),
                                candle.decimal(1),
                                candle.decimal(2),
                                candle.decimal(3),
                                candle.decimal(4),
                                candle.decimal(5)));
            }
        } catch (Fields.Unreadable e) {
            throw BinanceRest.unreadable(e);
        }
        return candles;
    }

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when Binance has no such
     *     candles
     */
    @Override
    public Subscription subscribe(String symbol, MarketChannel channel, MarketSink sink) {
        String begin = symbol.toLowerCase(Locale.ROOT) + "@";
        String name = begin + nameOf(channel);
        stream.add(
                name,
                sink,
                () ->
                        switch (channel) {
                            case MarketChannel.Candles _ -> EventFeeds.candles(name);
                            case MarketChannel.Trades _ -> EventFeeds.trades(name);
                            case MarketChannel.Top _ -> EventFeeds.top(name, network::now);
                            case MarketChannel.Book _ -> new BookFeed(network, rest, name, symbol);
                        });
        return () -> stream.remove(name, sink);
    }

    private static String nameOf(MarketChannel channel) {
        return switch (channel) {
            case MarketChannel.Candles(Interval interval) -> {
                String name = Intervals.nameOf(interval);
                if (name == null) {
                    throw new TradekeepException(
                            ErrorCode.INVALID_ARGUMENT,
                            "Wanted an interval that Binance has, found " + interval + ".");
                }
                yield "kline_" + name;
            }
            case MarketChannel.Trades _ -> "trade";
            case MarketChannel.Top _ -> "bookTicker";
            case MarketChannel.Book _ -> "depth@100ms";
        };
    }

    @Override
    public void close() {
        stream.close();
    }
}
