/**
 * What people do to series: delete and merge them, build candles of ticks, and count in other
 * units.
 */
@NullMarked
package dev.tradekeep.market.series.care;

import org.jspecify.annotations.NullMarked;
