/** Strategies out of files: compiled, looked at, and loaded so that they see what they may see. */
@NullMarked
package dev.tradekeep.engine.strategy.file;

import org.jspecify.annotations.NullMarked;
