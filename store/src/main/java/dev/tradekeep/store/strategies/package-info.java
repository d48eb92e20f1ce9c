/** Strategies, their presets and signals, and what backtests found. */
@NullMarked
package dev.tradekeep.store.strategies;

import org.jspecify.annotations.NullMarked;
