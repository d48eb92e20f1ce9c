package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.load.WriterPace;

/** The same as {@link MarketImportIT}, while others could use the books. */
class MarketImportInSlicesIT extends MarketImportIT {
    @Override
    WriterPace pace() {
        return WriterPace.IN_SLICES;
    }
}
