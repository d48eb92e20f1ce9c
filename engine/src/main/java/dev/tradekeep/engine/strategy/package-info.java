/** What decides: strategies, what they see, and the catalogue that makes them by name. */
@NullMarked
package dev.tradekeep.engine.strategy;

import org.jspecify.annotations.NullMarked;
