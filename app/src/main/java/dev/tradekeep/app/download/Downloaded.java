package dev.tradekeep.app.download;

import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.Gap;
import dev.tradekeep.store.instruments.CatalogueEntry;
import java.util.List;

/**
 * What a download did.
 *
 * @param series as it is now
 * @param pages requests whose answers were stored
 * @param gaps the first gaps of the series in the time that was asked for: the exchange has no
 *     candles there
 * @param nanos how long it took
 */
public record Downloaded(
        CatalogueEntry instrument,
        CandleSeries series,
        Appended appended,
        int pages,
        List<Gap> gaps,
        long nanos) {}
