/** Backtests of the engine next to one that was written from the documentation alone. */
@NullMarked
package dev.tradekeep.bench.reference;

import org.jspecify.annotations.NullMarked;
