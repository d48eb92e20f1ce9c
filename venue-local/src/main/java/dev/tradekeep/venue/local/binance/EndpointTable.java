package dev.tradekeep.venue.local.binance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All endpoints, by the ways to reach them. */
final class EndpointTable {
    private final Map<String, Map<String, Endpoint>> byPath = new HashMap<>();
    private final Map<String, Endpoint> bySocketMethod = new HashMap<>();

    EndpointTable() {
        Stream.of(
                        GeneralEndpoints.all(),
                        MarketEndpoints.all(),
                        OrderEndpoints.all(),
                        ListEndpoints.all(),
                        AccountEndpoints.all(),
                        HistoryEndpoints.all(),
                        WalletEndpoints.all())
                .flatMap(List::stream)
                .forEach(this::add);
    }

    private void add(Endpoint endpoint) {
        byPath.computeIfAbsent(endpoint.path(), key -> new HashMap<>())
                .put(endpoint.method(), endpoint);
        if (!endpoint.socketMethod().isEmpty()) {
            bySocketMethod.put(endpoint.socketMethod(), endpoint);
        }
    }

    /** Those of a path by their HTTP methods, null when there is none. */
    @Nullable Map<String, Endpoint> ofPath(String path) {
        return byPath.get(path);
    }

    /** That of a method of the WebSocket API, null when there is none. */
    @Nullable Endpoint ofSocketMethod(String method) {
        return bySocketMethod.get(method);
    }
}
