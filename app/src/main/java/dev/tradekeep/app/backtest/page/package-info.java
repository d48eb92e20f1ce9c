/** A backtest as one self-contained page: no script, no address but its own. */
@NullMarked
package dev.tradekeep.app.backtest.page;

import org.jspecify.annotations.NullMarked;
