/** What the report claims, before and after, next to what people would use instead. */
@NullMarked
package dev.tradekeep.bench.figures;

import org.jspecify.annotations.NullMarked;
