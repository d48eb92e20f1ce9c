/**
 * The tables of market data, column by column: for what fills them, what reads them and what checks
 * them.
 */
@NullMarked
package dev.tradekeep.store.marketdata;

import org.jspecify.annotations.NullMarked;
