package dev.tradekeep.venue.bybit;

import dev.tradekeep.venue.local.testing.ConnectorContract;
import dev.tradekeep.venue.local.testing.TestedConnector;

/** What every connector must do when something goes wrong. */
final class BybitFaultsTest extends ConnectorContract {
    @Override
    protected TestedConnector tested() {
        return Tested.BYBIT;
    }
}
