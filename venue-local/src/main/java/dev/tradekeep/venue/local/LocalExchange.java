package dev.tradekeep.venue.local;

import dev.tradekeep.venue.local.ExchangeSettings.Listing;
import dev.tradekeep.venue.local.ExchangeSettings.Member;
import dev.tradekeep.venue.local.binance.BinanceVenue;
import dev.tradekeep.venue.local.bybit.BybitVenue;
import dev.tradekeep.venue.local.candles.Kline;
import dev.tradekeep.venue.local.control.Control;
import dev.tradekeep.venue.local.control.ControlApi;
import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.floor.TradingFloor;
import dev.tradekeep.venue.local.http.LocalServer;
import dev.tradekeep.venue.local.kept.KeptState;
import dev.tradekeep.venue.local.market.MarketMaker;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.SpotExchange;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An exchange that serves on a port of this machine until it is closed. */
public final class LocalExchange implements AutoCloseable {
    private final TradingFloor floor;
    private final Control control;
    private final LocalServer server;
    private final @Nullable KeptState kept;

    private LocalExchange(
            TradingFloor floor, Control control, LocalServer server, @Nullable KeptState kept) {
        this.kept = kept;
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
        return start(settings, clock, null);
    }

    /**
     * Opens an exchange whose state is in a file, as it was when an earlier one went down, be it
     * killed. What settings say of accounts counts for those that the file does not know.
     *
     * @param clock microseconds since 1970
     * @param file where the state is; null for one that is kept nowhere
     * @throws IOException when the port cannot be had
     */
    public static LocalExchange start(
            ExchangeSettings settings, LongSupplier clock, @Nullable Path file) throws IOException {
        TradingFloor floor = new TradingFloor(clock);
        KeptState kept = file == null ? null : KeptState.open(file, floor);
        boolean started = false;
        try {
            LocalExchange made = start(settings, clock, floor, kept);
            started = true;
            return made;
        } finally {
            if (!started) {
                floor.close();
                if (kept != null) {
                    kept.close();
                }
            }
        }
    }

    private static LocalExchange start(
            ExchangeSettings settings,
            LongSupplier clock,
            TradingFloor floor,
            @Nullable KeptState kept)
            throws IOException {
        List<MarketMaker> makers = new ArrayList<>();
        for (Listing listing : settings.listings()) {
            long seed = settings.seed() + makers.size();
            makers.add(list(floor, listing, seed, settings.historyMinutes(), kept));
        }
        admit(floor, settings, kept);
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
        return new LocalExchange(floor, control, server, kept);
    }

    private static MarketMaker list(
            TradingFloor floor,
            Listing listing,
            long seed,
            int historyMinutes,
            @Nullable KeptState kept) {
        String symbol = listing.rules().name();
        List<Kline> minutes = kept == null ? List.of() : kept.minutes(symbol);
        boolean goesOn = !minutes.isEmpty() && listing.replay() == null;
        long price = goesOn ? minutes.getLast().close() : listing.startPrice();
        SpotMarket market =
                floor.exchange().locked(() -> floor.exchange().list(listing.rules(), price));
        MarketMaker maker = MarketMaker.of(floor.exchange(), market, seed, listing.replay());
        if (minutes.isEmpty()) {
            minutes = maker.past(historyMinutes);
            if (kept != null) {
                kept.history(symbol, minutes);
            }
        }
        floor.addHistory(market, minutes);
        return maker;
    }

    private static void admit(
            TradingFloor floor, ExchangeSettings settings, @Nullable KeptState kept) {
        SpotExchange exchange = floor.exchange();
        Map<Member, Account> accounts = new LinkedHashMap<>();
        for (Member member : settings.members()) {
            Account account =
                    exchange.locked(() -> exchange.open(member.key(), false, settings.fees()));
            floor.keys().add(member.key(), member.credential(), account);
            accounts.put(member, account);
        }
        Set<String> known = kept == null ? Set.of() : kept.restore();
        if (kept != null) {
            floor.hear(kept);
        }
        exchange.locked(() -> {
            accounts.forEach((member, account) -> {
                if (!known.contains(member.key())) {
                    member.balances()
                            .forEach((asset, amount) -> exchange.deposit(account, asset, amount));
                }
            });
            return null;
        });
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
        if (kept != null) {
            kept.close();
        }
    }
}
