/** Exact numbers: a {@code long} count of 10<sup>-scale</sup> units. No floating point. */
@NullMarked
package dev.tradekeep.model.number;

import org.jspecify.annotations.NullMarked;
