/**
 * The books, whatever database holds them. Start at {@link dev.tradekeep.store.Store}; repositories
 * speak to {@link dev.tradekeep.store.sql.Transaction}.
 */
@NullMarked
package dev.tradekeep.store;

import org.jspecify.annotations.NullMarked;
