package dev.tradekeep.venue.xchange;

import dev.tradekeep.venue.local.ExchangeSettings;
import dev.tradekeep.venue.local.LocalExchange;
import dev.tradekeep.venue.local.binance.LimitSettings;
import dev.tradekeep.venue.local.binance.VenueSettings;
import dev.tradekeep.venue.local.bybit.BybitSettings;
import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.SymbolRules;
import info.bitrich.xchangestream.binance.BinanceStreamingExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceExchange;

/** A local exchange, and XChange as a client of it. */
final class LocalBinance implements AutoCloseable {
    static final String KEY = "alice";
    static final String SECRET = "s3cret";

    private final LocalExchange exchange;

    LocalBinance() {
        try {
            exchange = LocalExchange.start(settings(), () -> System.currentTimeMillis() * 1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExchangeSettings settings() {
        return new ExchangeSettings(
                "127.0.0.1",
                0,
                List.of(
                        new ExchangeSettings.Listing(
                                SymbolRules.standard("BTC", "USDT"), 60_000 * Quote.UNIT),
                        new ExchangeSettings.Listing(
                                SymbolRules.standard("ETH", "USDT"), 3_000 * Quote.UNIT)),
                List.of(
                        new ExchangeSettings.Member(
                                KEY,
                                Credential.of(SECRET),
                                Map.of("USDT", 100_000 * Quote.UNIT, "BTC", Quote.UNIT))),
                FeeRates.STANDARD,
                null,
                7,
                new VenueSettings(LimitSettings.LOCAL, false, true),
                BybitSettings.LOCAL,
                List.of());
    }

    String rest() {
        return "http://127.0.0.1:" + exchange.port();
    }

    /** A client that asks. */
    Exchange client() {
        return ExchangeFactory.INSTANCE.createExchange(specification(BinanceExchange.class));
    }

    /** A client that listens. */
    BinanceStreamingExchange stream() {
        Streaming made = new Streaming("ws://127.0.0.1:" + exchange.port() + "/");
        made.applySpecification(specification(Streaming.class));
        return made;
    }

    private ExchangeSpecification specification(Class<? extends Exchange> client) {
        ExchangeSpecification made = new ExchangeSpecification(client);
        made.setSslUri(rest());
        made.setApiKey(KEY);
        made.setSecretKey(SECRET);
        made.setExchangeSpecificParametersItem(Exchange.USE_SANDBOX, true);
        return made;
    }

    @Override
    public void close() {
        exchange.close();
    }

    private static final class Streaming extends BinanceStreamingExchange {
        private final String base;

        Streaming(String base) {
            this.base = base;
        }

        @Override
        protected String getStreamingBaseUri() {
            return base;
        }
    }
}
