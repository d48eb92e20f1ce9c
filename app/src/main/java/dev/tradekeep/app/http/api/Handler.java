package dev.tradekeep.app.http.api;

import dev.tradekeep.model.error.TradekeepException;

/** What a route does. Any number of requests run it at the same time, each on its own thread. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers a request.
     *
     * @throws TradekeepException which is answered with the status of its code
     */
    Reply handle(Request request);
}
