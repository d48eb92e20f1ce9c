/** Results of any length as text: read as a cursor, in constant memory, within a time limit. */
@NullMarked
package dev.tradekeep.store.sqlite.export;

import org.jspecify.annotations.NullMarked;
