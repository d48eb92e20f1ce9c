/**
 * Running indicators: each candle updates them in constant time and without an object. They are
 * floating point, because they only help to decide; what is ordered and booked stays exact. And
 * candles of a longer interval, made of those that an engine hears.
 */
@NullMarked
package dev.tradekeep.engine.indicator;

import org.jspecify.annotations.NullMarked;
