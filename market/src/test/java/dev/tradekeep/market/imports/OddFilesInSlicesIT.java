package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.load.WriterPace;

/** The same as {@link OddFilesIT}, while others could use the books. */
class OddFilesInSlicesIT extends OddFilesIT {
    @Override
    WriterPace pace() {
        return WriterPace.IN_SLICES;
    }
}
