/** Strategies that come with Tradekeep, and the stops that each of them can be given. */
@NullMarked
package dev.tradekeep.engine.strategy.builtin;

import org.jspecify.annotations.NullMarked;
