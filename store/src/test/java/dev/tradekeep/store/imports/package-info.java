/** Tests of reading candle files. */
@NullMarked
package dev.tradekeep.store.imports;

import org.jspecify.annotations.NullMarked;
