/** Checks that orders, trades, positions, balances and the ledger agree. */
@NullMarked
package dev.tradekeep.store.sqlite.audit.books;

import org.jspecify.annotations.NullMarked;
