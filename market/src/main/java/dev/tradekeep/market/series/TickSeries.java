package dev.tradekeep.market.series;

import dev.tradekeep.model.tick.TickKind;

/**
 * An entry of the catalogue: ticks of one instrument, kind and source.
 *
 * @param sizeScale decimals of quantities and sizes, 0 to 18
 * @param ticks how many there are
 * @param firstAt UTC microseconds; 0 while there are none
 * @param lastAt UTC microseconds; 0 while there are none
 */
public record TickSeries(
        long id,
        long instrumentId,
        TickKind kind,
        String source,
        int sizeScale,
        long ticks,
        long firstAt,
        long lastAt) {}
