/** Making a database and opening it again, next to Flyway. */
@NullMarked
package dev.tradekeep.bench.init;

import org.jspecify.annotations.NullMarked;
