/**
 * Whether a backtest's result says anything: checks of luck, of costs and of the data, and the
 * verdict they lead to. Pure functions; the same inputs give the same result on every machine.
 */
@NullMarked
package dev.tradekeep.engine.evidence;

import org.jspecify.annotations.NullMarked;
