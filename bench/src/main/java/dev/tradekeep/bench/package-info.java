/** Proof of speed: the commands under {@code tradekeep bench}. */
@NullMarked
package dev.tradekeep.bench;

import org.jspecify.annotations.NullMarked;
