/** Candles of exchanges, brought into the store page by page. */
@NullMarked
package dev.tradekeep.app.download;

import org.jspecify.annotations.NullMarked;
