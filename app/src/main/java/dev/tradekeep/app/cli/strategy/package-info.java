/** {@code tradekeep strategy}: what strategies there are, and writing one's own. */
@NullMarked
package dev.tradekeep.app.cli.strategy;

import org.jspecify.annotations.NullMarked;
