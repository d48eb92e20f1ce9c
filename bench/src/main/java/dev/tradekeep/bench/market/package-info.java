/** Market history: imports, roll-ups, and what a row of it costs. */
@NullMarked
package dev.tradekeep.bench.market;

import org.jspecify.annotations.NullMarked;
