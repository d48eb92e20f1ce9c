package dev.tradekeep.venue.account;

/**
 * Hears what happens to an account. It is called by the connector's threads, one call at a time for
 * one account, and returns soon: what takes longer is handed to another thread.
 */
@FunctionalInterface
public interface AccountListener {
    void on(AccountEvent event);
}
