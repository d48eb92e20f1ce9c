/** How it went: equity over time, its high-water mark and its drawdown. */
@NullMarked
package dev.tradekeep.engine.performance;

import org.jspecify.annotations.NullMarked;
