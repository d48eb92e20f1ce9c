/** Rows on their way into a series of a running server, in slices between which others write. */
@NullMarked
package dev.tradekeep.market.series.load;

import org.jspecify.annotations.NullMarked;
