package dev.tradekeep.app.connections;

import dev.tradekeep.store.connections.ConnectionHealth;
import dev.tradekeep.store.connections.ExchangeConnection;
import java.util.Optional;

/**
 * An account that is up, or is to be, as it is now.
 *
 * @param health as the books have it, too
 * @param cause a word for why it is not well; empty when it is
 * @param circuit whether it is tried: closed, open, half_open
 * @param obstacle why no entries are let through; empty when they are
 */
public record AccountStatus(
        ExchangeConnection connection,
        ConnectionHealth health,
        Optional<String> cause,
        String circuit,
        Optional<String> obstacle) {}
