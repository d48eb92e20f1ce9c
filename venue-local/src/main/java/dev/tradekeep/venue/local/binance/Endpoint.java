package dev.tradekeep.venue.local.binance;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Something that can be asked for, by REST or over the WebSocket API.
 *
 * @param method of HTTP
 * @param path of HTTP; empty for what only the WebSocket API has
 * @param socketMethod of the WebSocket API; empty for what only REST has
 * @param weight what it costs, by its parameters
 * @param names the parameters that it reads
 * @param answer does it, and writes the answer
 */
record Endpoint(
        String method,
        String path,
        String socketMethod,
        Security security,
        ToIntFunction<Params> weight,
        Set<String> names,
        Consumer<Call> answer) {
    /** What a request needs. */
    enum Security {
        NONE,
        KEY,
        SIGNED,
        /** Signed, and free when it succeeds. */
        TRADE
    }

    boolean isSigned() {
        return security == Security.SIGNED || security == Security.TRADE;
    }
}
