/** The database file: its owner, its settings, its connections. */
@NullMarked
package dev.tradekeep.store.database;

import org.jspecify.annotations.NullMarked;
