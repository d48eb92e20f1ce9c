/**
 * Backtests from the wish to the report: what data there is, the run, and the result that is kept.
 */
@NullMarked
package dev.tradekeep.app.backtest;

import org.jspecify.annotations.NullMarked;
