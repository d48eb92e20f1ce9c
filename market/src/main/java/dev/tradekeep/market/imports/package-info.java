/**
 * Reads market data out of files: finds the format in one pass, hands on exact rows in a second.
 */
@NullMarked
package dev.tradekeep.market.imports;

import org.jspecify.annotations.NullMarked;
