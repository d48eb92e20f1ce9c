/** Portfolios, balances, positions and the double-entry ledger. */
@NullMarked
package dev.tradekeep.store.portfolio;

import org.jspecify.annotations.NullMarked;
