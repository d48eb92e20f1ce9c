package dev.tradekeep.market.imports.instruments;

import dev.tradekeep.market.imports.RejectedRow;
import dev.tradekeep.store.instruments.InstrumentChange;
import java.util.List;

/**
 * What a refresh of the catalogue did.
 *
 * @param inserted instruments that are new
 * @param updated instruments of which something changed
 * @param unchanged instruments that were there already, the same
 * @param delisted instruments that the exchange does not list any more
 * @param changes what changed of instruments that were there
 * @param rejected what the books cannot take, such as a finer tick of something in use
 */
public record CatalogueRefresh(
        long inserted,
        long updated,
        long unchanged,
        long delisted,
        List<InstrumentChange> changes,
        List<RejectedRow> rejected) {
    public CatalogueRefresh {
        changes = List.copyOf(changes);
        rejected = List.copyOf(rejected);
    }
}
