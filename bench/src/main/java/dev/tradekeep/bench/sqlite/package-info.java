/** SQLite from Java next to C and its peers, on the same work. */
@NullMarked
package dev.tradekeep.bench.sqlite;

import org.jspecify.annotations.NullMarked;
