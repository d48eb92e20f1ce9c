/** What SQLite says in its own words. */
@NullMarked
package dev.tradekeep.store.sqlite.dialect;

import org.jspecify.annotations.NullMarked;
