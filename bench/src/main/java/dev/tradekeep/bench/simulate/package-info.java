/** Random engines against faults, seed by seed. */
@NullMarked
package dev.tradekeep.bench.simulate;

import org.jspecify.annotations.NullMarked;
