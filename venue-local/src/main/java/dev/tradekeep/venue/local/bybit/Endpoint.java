package dev.tradekeep.venue.local.bybit;

import java.util.function.Consumer;

/**
 * Something that can be asked for.
 *
 * @param method of HTTP
 * @param socketOp of the socket for orders; empty for what only REST has
 * @param perSecond how often an account may ask; 0 for what needs no signature
 * @param answer does it, and writes the result
 */
record Endpoint(String method, String path, String socketOp, int perSecond, Consumer<Call> answer) {
    static Endpoint open(String path, Consumer<Call> answer) {
        return new Endpoint("GET", "/v5/market/" + path, "", 0, answer);
    }

    static Endpoint query(String path, int perSecond, Consumer<Call> answer) {
        return new Endpoint("GET", "/v5/" + path, "", perSecond, answer);
    }

    boolean isSigned() {
        return perSecond > 0;
    }
}
