/** An engine over candles on a simulated venue, whoever keeps its books. */
@NullMarked
package dev.tradekeep.engine.run;

import org.jspecify.annotations.NullMarked;
