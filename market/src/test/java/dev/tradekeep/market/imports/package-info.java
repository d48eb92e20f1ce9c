/** Tests of reading candle files. */
@NullMarked
package dev.tradekeep.market.imports;

import org.jspecify.annotations.NullMarked;
