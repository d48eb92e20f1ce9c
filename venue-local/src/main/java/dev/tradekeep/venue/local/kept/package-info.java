/** The state of an exchange in one SQLite file: there again after a kill. */
@NullMarked
package dev.tradekeep.venue.local.kept;

import org.jspecify.annotations.NullMarked;
