package dev.tradekeep.venue.binance;

import dev.tradekeep.venue.local.testing.ConnectorContract;
import dev.tradekeep.venue.local.testing.TestedConnector;

/** What every connector must do when something goes wrong. */
final class BinanceFaultsTest extends ConnectorContract {
    private static final TestedConnector BINANCE =
            new TestedConnector(
                    "/stream",
                    "/ws-api/v3",
                    network -> new BinanceConnector(network, BinanceRig.FAST),
                    BinanceConnector::budget);

    @Override
    protected TestedConnector tested() {
        return BINANCE;
    }
}
