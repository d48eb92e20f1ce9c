/** How people and programs read the tables: pages of rows, each served by an index. */
@NullMarked
package dev.tradekeep.store.listing;

import org.jspecify.annotations.NullMarked;
