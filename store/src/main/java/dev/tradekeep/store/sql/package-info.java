/** The seam between repositories and the database: named queries run in transactions. */
@NullMarked
package dev.tradekeep.store.sql;

import org.jspecify.annotations.NullMarked;
