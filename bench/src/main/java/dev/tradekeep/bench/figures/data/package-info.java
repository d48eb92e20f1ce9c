/** The data set of the figures: books of any scale from one seed, kept in the cache folder. */
@NullMarked
package dev.tradekeep.bench.figures.data;

import org.jspecify.annotations.NullMarked;
