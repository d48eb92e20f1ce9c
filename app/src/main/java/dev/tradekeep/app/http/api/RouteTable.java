package dev.tradekeep.app.http.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every route there is: what the server serves, the documents show and the tests walk over. */
public final class RouteTable {
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

    /** All of them, in the order of their addition. */
    public List<Route> all() {
        return List.copyOf(routes);
    }
}
