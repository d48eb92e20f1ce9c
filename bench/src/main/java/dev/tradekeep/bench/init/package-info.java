/** Making a database and opening it again, beside Flyway. */
@NullMarked
package dev.tradekeep.bench.init;

import org.jspecify.annotations.NullMarked;
