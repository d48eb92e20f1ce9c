/** SQLite from Java beside C and its peers, on the same work. */
@NullMarked
package dev.tradekeep.bench.sqlite;

import org.jspecify.annotations.NullMarked;
