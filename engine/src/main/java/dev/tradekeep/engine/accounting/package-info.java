/** What trades earned, lot by lot, as the ledger tells it: for tax offices and for people. */
@NullMarked
package dev.tradekeep.engine.accounting;

import org.jspecify.annotations.NullMarked;
