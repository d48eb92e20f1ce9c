/** Checks that orders, trades, positions, balances and the ledger agree. */
@NullMarked
package dev.tradekeep.store.audit.books;

import org.jspecify.annotations.NullMarked;
