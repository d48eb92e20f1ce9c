/** Kills a writing process again and again, and counts what is lost. */
@NullMarked
package dev.tradekeep.bench.torture;

import org.jspecify.annotations.NullMarked;
