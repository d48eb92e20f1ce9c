package dev.tradekeep.venue.local;

import dev.tradekeep.venue.local.ExchangeSettings.Listing;
import dev.tradekeep.venue.local.ExchangeSettings.Member;
import dev.tradekeep.venue.local.binance.BinanceVenue;
import dev.tradekeep.venue.local.bybit.BybitVenue;
import dev.tradekeep.venue.local.control.Control;
import dev.tradekeep.venue.local.control.ControlApi;
import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.floor.TradingFloor;
import dev.tradekeep.venue.local.http.LocalServer;
import dev.tradekeep.venue.local.market.MarketMaker;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.Protocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** An exchange that serves on a port of this machine until it is closed. */
public final class LocalExchange implements AutoCloseable {
    /** How many minutes of history a market has when it opens: thirty days. */
    public static final int HISTORY_MINUTES = 30 * 24 * 60;

    private final TradingFloor floor;
    private final Control control;
    private final LocalServer server;

    private LocalExchange(TradingFloor floor, Control control, LocalServer server) {
        this.floor = floor;
        this.control = control;
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
        TradingFloor floor = new TradingFloor(clock);
        List<MarketMaker> makers = new ArrayList<>();
        for (Listing listing : settings.listings()) {
            makers.add(list(floor, listing, settings.seed() + makers.size()));
        }
        settings.members().forEach(member -> admit(floor, member, settings));
        makers.forEach(MarketMaker::step);
        AtomicReference<LocalServer> sockets = new AtomicReference<>();
        Control control =
                new Control(
                        floor,
                        makers,
                        settings.members().stream()
                                .collect(Collectors.toMap(Member::key, Member::balances)),
                        path -> {
                            LocalServer serving = sockets.get();
                            if (serving != null) {
                                serving.disconnect(path);
                            }
                        });
        List<Protocol> protocols =
                List.of(
                        new BinanceVenue(floor, settings.venue()),
                        new BybitVenue(floor, settings.bybit()),
                        new ControlApi(control));
        settings.faults().forEach(floor.faults()::add);
        LocalServer server =
                LocalServer.start(
                        protocols,
                        clock,
                        floor.faults(),
                        settings.host(),
                        settings.port(),
                        () -> makers.forEach(MarketMaker::step));
        sockets.set(server);
        return new LocalExchange(floor, control, server);
    }

    private static MarketMaker list(TradingFloor floor, Listing listing, long seed) {
        SpotMarket market =
                floor.exchange()
                        .locked(() -> floor.exchange().list(listing.rules(), listing.startPrice()));
        MarketMaker maker = MarketMaker.of(floor.exchange(), market, seed, listing.replay());
        floor.addHistory(market, maker.past(HISTORY_MINUTES));
        return maker;
    }

    private static void admit(TradingFloor floor, Member member, ExchangeSettings settings) {
        Account account =
                floor.exchange()
                        .locked(() -> floor.exchange().open(member.key(), false, settings.fees()));
        floor.exchange()
                .locked(() -> {
                    member.balances()
                            .forEach((asset, amount) ->
                                    floor.exchange().deposit(account, asset, amount));
                    return null;
                });
        floor.keys().add(member.key(), member.credential(), account);
    }

    /** The port that it serves. */
    public int port() {
        return server.port();
    }

    /** What goes wrong on request: {@code faults().add("timeout-after,next=1")}. */
    public FaultDesk faults() {
        return floor.faults();
    }

    /** What is true of accounts, and what is done to them. */
    public Control control() {
        return control;
    }

    @Override
    public void close() {
        server.close();
        floor.close();
    }
}
