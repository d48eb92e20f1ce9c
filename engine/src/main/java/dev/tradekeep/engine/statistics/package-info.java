/** Figures of a run: doubles made from exact money in the order of time. */
@NullMarked
package dev.tradekeep.engine.statistics;

import org.jspecify.annotations.NullMarked;
