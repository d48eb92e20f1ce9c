/** Tests: How files write times, and which interval their rows have. */
@NullMarked
package dev.tradekeep.market.imports.time;

import org.jspecify.annotations.NullMarked;
