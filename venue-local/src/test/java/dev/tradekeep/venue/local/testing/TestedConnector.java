package dev.tradekeep.venue.local.testing;

import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.VenueAddresses;
import dev.tradekeep.venue.account.VenueConnector;
import dev.tradekeep.venue.net.Network;
import java.net.URI;
import java.time.InstantSource;

/**
 * A connector that is tried, set so that it notices within a second what it else notices within
 * ten.
 *
 * @param marketStream path of the market stream
 * @param accountStream path of the stream of an account
 * @param connector makes it
 * @param budget makes what it may ask of an address of the real exchange
 */
public record TestedConnector(
        String marketStream, String accountStream, Maker connector, Budget budget) {

    /** Makes a connector. */
    @FunctionalInterface
    public interface Maker {
        VenueConnector of(Network network);
    }

    /** Makes a budget. */
    @FunctionalInterface
    public interface Budget {
        RequestBudget of(InstantSource clock);
    }

    /** Where a local exchange is. */
    VenueAddresses addresses(int port) {
        String at = "127.0.0.1:" + port;
        return new VenueAddresses(
                URI.create("http://" + at),
                URI.create("ws://" + at + marketStream),
                URI.create("ws://" + at + accountStream));
    }
}
