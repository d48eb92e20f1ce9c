/** {@code tradekeep db}: the database file, its schema, its content and its copies. */
@NullMarked
package dev.tradekeep.app.cli.db;

import org.jspecify.annotations.NullMarked;
