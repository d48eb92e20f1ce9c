/** Attacks on a running server, each a class of its own, and what must still hold after them. */
@NullMarked
package dev.tradekeep.bench.torture.serve;

import org.jspecify.annotations.NullMarked;
