package dev.tradekeep.venue.account;

import java.net.URI;

/**
 * Where an exchange is reached.
 *
 * @param rest scheme, host and port, and the path that everything begins with, if there is one
 * @param marketStream where market data is streamed from
 * @param accountStream where an account hears of its orders
 */
public record VenueAddresses(URI rest, URI marketStream, URI accountStream) {}
