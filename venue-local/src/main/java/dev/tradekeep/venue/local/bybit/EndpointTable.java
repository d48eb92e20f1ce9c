package dev.tradekeep.venue.local.bybit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All endpoints, by the ways to reach them. */
final class EndpointTable {
    private final Map<String, Endpoint> byPath = new HashMap<>();
    private final Map<String, Endpoint> bySocketOp = new HashMap<>();

    EndpointTable() {
        Stream.of(
                        MarketEndpoints.all(),
                        OrderEndpoints.all(),
                        QueryEndpoints.all(),
                        AccountEndpoints.all())
                .flatMap(List::stream)
                .forEach(this::add);
    }

    private void add(Endpoint endpoint) {
        byPath.put(endpoint.path(), endpoint);
        if (!endpoint.socketOp().isEmpty()) {
            bySocketOp.put(endpoint.socketOp(), endpoint);
        }
    }

    /** That of a path, null when there is none. */
    @Nullable Endpoint ofPath(String path) {
        return byPath.get(path);
    }

    /** That of an operation of the socket for orders, null when there is none. */
    @Nullable Endpoint ofSocketOp(String op) {
        return bySocketOp.get(op);
    }
}
