/** How many bytes a row costs on the heap. */
@NullMarked
package dev.tradekeep.bench.allocation;

import org.jspecify.annotations.NullMarked;
