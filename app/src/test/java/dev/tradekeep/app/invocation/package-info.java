/** Runs of commands for tests. */
@NullMarked
package dev.tradekeep.app.invocation;

import org.jspecify.annotations.NullMarked;
