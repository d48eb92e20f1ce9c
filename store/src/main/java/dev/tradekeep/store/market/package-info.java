/** Candles and the catalogue of their series. */
@NullMarked
package dev.tradekeep.store.market;

import org.jspecify.annotations.NullMarked;
