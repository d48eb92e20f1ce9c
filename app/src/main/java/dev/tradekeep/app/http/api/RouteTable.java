package dev.tradekeep.app.http.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every route there is: what the server serves, the documents show and the tests walk over. */
public final class RouteTable {
    private static final String HEAD = "HEAD";

    private final List<Route> routes = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    /**
     * Adds routes.
     *
     * @throws IllegalArgumentException when two have one method and path
     */
    public RouteTable add(Collection<Route> more) {
        for (Route route : more) {
            if (!keys.add(route.method() + " " + route.path())) {
                throw new IllegalArgumentException(
                        "There are two routes " + route.method() + " " + route.path());
            }
            routes.add(route);
        }
        return this;
    }

    /** The methods of each path, by name; one that can be read can be asked for its head, too. */
    public Map<String, List<String>> methods() {
        Map<String, List<String>> methods = new LinkedHashMap<>();
        for (Route route : routes) {
            List<String> ofPath = methods.computeIfAbsent(route.path(), path -> new ArrayList<>());
            ofPath.add(route.method().name());
            if (route.method() == Method.GET) {
                ofPath.add(HEAD);
            }
        }
        return methods;
    }

    /** All of them, in the order of their addition. */
    public List<Route> all() {
        return List.copyOf(routes);
    }
}
