/** The event loop of an engine: strategy, risk check, exchange and books tied together. */
@NullMarked
package dev.tradekeep.engine.run;

import org.jspecify.annotations.NullMarked;
