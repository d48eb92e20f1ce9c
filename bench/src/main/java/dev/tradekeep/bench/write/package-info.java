/** How fast the one writer makes orders durable, next to C doing the same. */
@NullMarked
package dev.tradekeep.bench.write;

import org.jspecify.annotations.NullMarked;
