package dev.tradekeep.app.startup;

import dev.tradekeep.app.connections.VenueShelf;
import dev.tradekeep.app.xchange.XChangeJars;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.binance.BinanceConnector;
import dev.tradekeep.venue.bybit.BybitConnector;
import dev.tradekeep.venue.net.Network;
import dev.tradekeep.venue.net.WindowedBudget;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one place that names connectors: what speaks to which exchange. What they share, such as
 * connections and threads, is opened with the first of them.
 */
public final class Connectors {
    /** What may be asked of an exchange of XChange in a minute, where a question counts 5. */
    private static final int XCHANGE_WEIGHT = 1_200;

    private final InstantSource clock;
    private @Nullable Network network;

    private Connectors(InstantSource clock) {
        this.clock = clock;
    }

    /** Those of this program; closed by the caller, after what uses them. */
    public static VenueShelf open(InstantSource clock) {
        Connectors connectors = new Connectors(clock);
        return new VenueShelf(connectors.entries(), connectors::close);
    }

    private Map<String, VenueShelf.Entry> entries() {
        Map<String, VenueShelf.Entry> entries = new HashMap<>();
        entries.put(
                "binance",
                new VenueShelf.Entry(
                        () -> new BinanceConnector(network()),
                        () -> BinanceConnector.budget(clock)));
        entries.put(
                "bybit",
                new VenueShelf.Entry(
                        () -> new BybitConnector(network()), () -> BybitConnector.budget(clock)));
        for (String exchange : XChangeJars.EXCHANGES) {
            entries.put(
                    exchange,
                    new VenueShelf.Entry(
                            () -> XChangeJars.connector(exchange, clock), this::xchangeBudget));
        }
        return entries;
    }

    private RequestBudget xchangeBudget() {
        return new WindowedBudget(
                List.of(new WindowedBudget.Window(Duration.ofMinutes(1), XCHANGE_WEIGHT, true)),
                clock);
    }

    private synchronized Network network() {
        Network known = network;
        if (known == null) {
            known = Network.open(clock, new SecureRandom());
            network = known;
        }
        return known;
    }

    private synchronized void close() {
        if (network != null) {
            network.close();
            network = null;
        }
    }
}
