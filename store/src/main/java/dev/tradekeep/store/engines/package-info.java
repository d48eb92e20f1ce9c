/** Engines and their runs. */
@NullMarked
package dev.tradekeep.store.engines;

import org.jspecify.annotations.NullMarked;
