/** The strategies that the program has and those of a folder, together. */
@NullMarked
package dev.tradekeep.app.strategies;

import org.jspecify.annotations.NullMarked;
