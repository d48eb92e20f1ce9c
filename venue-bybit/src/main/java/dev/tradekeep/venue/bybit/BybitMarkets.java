package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.MarketChannel;
import dev.tradekeep.venue.account.MarketSettings;
import dev.tradekeep.venue.account.MarketSink;
import dev.tradekeep.venue.account.VenueCandle;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueInstrument;
import dev.tradekeep.venue.account.VenueMarkets;
import dev.tradekeep.venue.net.Network;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Bybit's spot market as everybody may know it. */
final class BybitMarkets implements VenueMarkets {
    private static final System.Logger LOG = System.getLogger(BybitMarkets.class.getName());
    private static final int CANDLES_MAX = 1_000;

    /** A month may have a day more than thirty. */
    private static final long DAY = 86_400 * Micros.PER_SECOND;

    private final BybitRest rest;
    private final MarketStream stream;

    BybitMarkets(Network network, Times times, MarketSettings settings) {
        rest =
                new BybitRest(
                        network,
                        settings.addresses().rest(),
                        settings.budget(),
                        settings.timeout(),
                        AccountSettings.RECEIVE_WINDOW,
                        null,
                        new Logged());
        stream = new MarketStream(network, settings.addresses().marketStream(), times);
    }

    @Override
    public int candlesMax() {
        return CANDLES_MAX;
    }

    @Override
    public List<VenueInstrument> instruments() throws VenueException {
        JsonNode rows = rest.ask(Paths.INSTRUMENTS, "category=spot").path("result").path("list");
        List<VenueInstrument> instruments = new ArrayList<>();
        for (JsonNode row : rows) {
            VenueInstrument instrument = InstrumentRow.of(row);
            if (instrument == null) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "Bybit's {0} is left out: its codes or steps are not ones that are traded here.",
                        Fields.text(row, "symbol"));
            } else {
                instruments.add(instrument);
            }
        }
        return instruments;
    }

    @Override
    public List<VenueCandle> candles(String symbol, Interval interval, long from, long until)
            throws VenueException {
        String name = KlineName.of(interval);
        if (name == null) {
            throw refused("Bybit has no candles of " + interval + ".");
        }
        long longest = interval.micros() + (interval.isMonth() ? DAY : 0);
        // Of a longer time, the exchange gives the end.
        long end = Math.min(until, from + CANDLES_MAX * longest);
        String query =
                "category=spot&symbol="
                        + URLEncoder.encode(symbol, StandardCharsets.UTF_8)
                        + "&interval="
                        + name
                        + "&start="
                        + Math.ceilDiv(from, Micros.PER_MILLISECOND)
                        + "&end="
                        + (Math.ceilDiv(end, Micros.PER_MILLISECOND) - 1)
                        + "&limit="
                        + CANDLES_MAX;
        List<VenueCandle> candles = new ArrayList<>();
        try {
            for (JsonNode row : rest.ask(Paths.KLINE, query).path("result").path("list")) {
                VenueCandle candle = candle(row);
                if (candle.openTime() >= from && candle.openTime() < until) {
                    candles.add(candle);
                }
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new VenueException(
                    new VenueFailure.NotDone(
                            VenueFailure.Kind.UNREADABLE,
                            "",
                            "A candle cannot be read: " + e.getMessage(),
                            0));
        }
        return candles.reversed();
    }

    private static VenueCandle candle(JsonNode row) {
        return new VenueCandle(
                Fields.whole(row.path(0).asString("")) * Micros.PER_MILLISECOND,
                number(row, 1),
                number(row, 2),
                number(row, 3),
                number(row, 4),
                number(row, 5));
    }

    private static Decimal number(JsonNode row, int at) {
        return Fields.fit(new BigDecimal(row.path(at).asString("")));
    }

    @Override
    public Subscription subscribe(String symbol, MarketChannel channel, MarketSink sink) {
        MarketTopic topic = MarketTopic.of(symbol, channel);
        if (topic == null) {
            sink.stale("Bybit has no candles of this interval.");
            return () -> {};
        }
        return stream.listen(topic, sink)::run;
    }

    private static VenueException refused(String reason) {
        return new VenueException(
                new VenueFailure.NotDone(VenueFailure.Kind.REFUSED, "", reason, 0));
    }

    @Override
    public void close() {
        stream.close();
    }

    /** Nobody hears how questions that everybody may ask go: their askers hear of failures. */
    private static final class Logged implements BybitRest.RestListener {
        @Override
        public void answered(long latencyMicros, long clockOffsetMicros) {}

        @Override
        public void failed(VenueFailure failure) {}

        @Override
        public void blocked(long until) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Bybit wants to hear nothing from this address until {0}.",
                    Micros.toIso(until));
        }

        @Override
        public void unrecognized(String what) {
            LOG.log(System.Logger.Level.WARNING, "Bybit sent something new: {0}.", what);
        }
    }
}
