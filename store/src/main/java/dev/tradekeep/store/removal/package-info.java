/** What leaves the books or their lists: engines, portfolios and backtests. */
@NullMarked
package dev.tradekeep.store.removal;

import org.jspecify.annotations.NullMarked;
