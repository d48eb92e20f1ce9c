package dev.tradekeep.app.startup;

import dev.tradekeep.app.connections.VenueShelf;
import java.util.Map;

/** The one place that names connectors: what speaks to which exchange. */
public final class Connectors {
    private Connectors() {}

    /** Those of this program; closed by the caller, after what uses them. */
    public static VenueShelf open() {
        return new VenueShelf(Map.of(), () -> {});
    }
}
