/** Many backtests with different parameters: which are tried, and what is chosen of them. */
@NullMarked
package dev.tradekeep.engine.sweep;

import org.jspecify.annotations.NullMarked;
