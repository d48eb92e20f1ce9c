package dev.tradekeep.app.download;

import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.model.market.Interval;

/**
 * Candles that are wanted of one instrument.
 *
 * @param symbol as we or the exchange call it
 * @param source the name of the series among those of the instrument
 * @param from UTC microseconds, the first that may open there
 * @param to UTC microseconds, exclusive
 * @param onConflict what a candle does that is there with other values
 * @param again whether what is stored is read again, too
 */
public record DownloadRequest(
        String exchange,
        String symbol,
        Interval interval,
        String source,
        long from,
        long to,
        ConflictPolicy onConflict,
        boolean again) {}
