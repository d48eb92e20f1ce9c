/** Searches for parameters as commands: what is tried, kept, chosen and told. */
@NullMarked
package dev.tradekeep.app.sweep;

import org.jspecify.annotations.NullMarked;
