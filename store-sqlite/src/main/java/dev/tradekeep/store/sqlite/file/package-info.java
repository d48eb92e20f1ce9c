/** The database file: whose it is, who owns it, how it is opened and set. */
@NullMarked
package dev.tradekeep.store.sqlite.file;

import org.jspecify.annotations.NullMarked;
