/** Bulk loads with and without their indexes, and exports under a small heap. */
@NullMarked
package dev.tradekeep.bench.bulk;

import org.jspecify.annotations.NullMarked;
