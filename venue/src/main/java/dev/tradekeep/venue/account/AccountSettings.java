package dev.tradekeep.venue.account;

import java.time.Duration;

/**
 * How an account is spoken to.
 *
 * @param name of the account in the books, for threads and messages
 * @param receiveWindow how old a request may be when the exchange looks at it: after that it is
 *     refused there, so that a lost request cannot act late
 * @param timeout how long an answer is waited for; what has none by then is unknown
 * @param budget of the address, shared by all that ask there
 * @param blockedUntil UTC microseconds until which the exchange has banned this address; 0 for none
 */
public record AccountSettings(
        String name,
        VenueAddresses addresses,
        Credentials credentials,
        Duration receiveWindow,
        Duration timeout,
        RequestBudget budget,
        long blockedUntil) {

    public static final Duration RECEIVE_WINDOW = Duration.ofSeconds(5);
    public static final Duration TIMEOUT = Duration.ofSeconds(10);
}
