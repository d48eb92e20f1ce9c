/** The queries over market data. */
@NullMarked
package dev.tradekeep.market.queries;

import org.jspecify.annotations.NullMarked;
