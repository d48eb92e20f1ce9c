/** Reads candles and instruments out of files, exactly, and brings them into the books. */
@NullMarked
package dev.tradekeep.store.imports;

import org.jspecify.annotations.NullMarked;
