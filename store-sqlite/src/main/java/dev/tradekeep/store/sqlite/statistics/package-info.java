/** What the database is made of and how it is used: sizes, counters, slow queries. */
@NullMarked
package dev.tradekeep.store.sqlite.statistics;

import org.jspecify.annotations.NullMarked;
