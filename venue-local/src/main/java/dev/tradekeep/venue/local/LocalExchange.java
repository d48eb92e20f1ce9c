package dev.tradekeep.venue.local;

import dev.tradekeep.venue.local.ExchangeSettings.Listing;
import dev.tradekeep.venue.local.ExchangeSettings.Member;
import dev.tradekeep.venue.local.binance.BinanceVenue;
import dev.tradekeep.venue.local.http.LocalServer;
import dev.tradekeep.venue.local.market.MarketMaker;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.SpotMarket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** An exchange that serves on a port of this machine until it is closed. */
public final class LocalExchange implements AutoCloseable {
    /** How many minutes of history a market has when it opens: thirty days. */
    public static final int HISTORY_MINUTES = 30 * 24 * 60;

    private final BinanceVenue venue;
    private final LocalServer server;

    private LocalExchange(BinanceVenue venue, LocalServer server) {
        this.venue = venue;
        this.server = server;
    }

    /**
     * Opens an exchange with its markets made and its history written.
     *
     * @param clock microseconds since 1970
     * @throws IOException when the port cannot be had
     */
    public static LocalExchange start(ExchangeSettings settings, LongSupplier clock)
            throws IOException {
        BinanceVenue venue = new BinanceVenue(clock, settings.venue());
        List<MarketMaker> makers = new ArrayList<>();
        for (Listing listing : settings.listings()) {
            makers.add(list(venue, listing, settings.seed() + makers.size()));
        }
        settings.members().forEach(member -> admit(venue, member, settings));
        makers.forEach(MarketMaker::step);
        LocalServer server =
                LocalServer.start(
                        venue,
                        settings.host(),
                        settings.port(),
                        () -> makers.forEach(MarketMaker::step));
        return new LocalExchange(venue, server);
    }

    private static MarketMaker list(BinanceVenue venue, Listing listing, long seed) {
        SpotMarket market =
                venue.exchange()
                        .locked(() -> venue.exchange().list(listing.rules(), listing.startPrice()));
        MarketMaker maker = MarketMaker.of(venue.exchange(), market, seed);
        venue.addHistory(market, maker.past(HISTORY_MINUTES));
        return maker;
    }

    private static void admit(BinanceVenue venue, Member member, ExchangeSettings settings) {
        Account account =
                venue.exchange()
                        .locked(() -> venue.exchange().open(member.key(), false, settings.fees()));
        venue.exchange()
                .locked(() -> {
                    member.balances()
                            .forEach((asset, amount) ->
                                    venue.exchange().deposit(account, asset, amount));
                    return null;
                });
        venue.keys().add(member.key(), member.credential(), account);
    }

    /** The exchange behind the port. */
    public BinanceVenue venue() {
        return venue;
    }

    /** The port that it serves. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
