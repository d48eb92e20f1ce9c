/** Random engines, made from a seed, against faults: what holds for them holds for every engine. */
@NullMarked
package dev.tradekeep.engine.simulation;

import org.jspecify.annotations.NullMarked;
