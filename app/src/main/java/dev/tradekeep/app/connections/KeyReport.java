package dev.tradekeep.app.connections;

import dev.tradekeep.store.connections.ExchangeConnection;
import dev.tradekeep.venue.account.KeyCheck;

/**
 * What a test of a connection found.
 *
 * @param usedPermille thousandths of what may be asked of the address, used by now
 */
public record KeyReport(ExchangeConnection connection, KeyCheck check, int usedPermille) {}
