/** Runs a strategy candle by candle in memory, for tests of strategies and for a first look. */
@NullMarked
package dev.tradekeep.engine.harness;

import org.jspecify.annotations.NullMarked;
