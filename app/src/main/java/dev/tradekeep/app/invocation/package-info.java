/** Where a command was typed, what it may ask there, and how it is told to end. */
@NullMarked
package dev.tradekeep.app.invocation;

import org.jspecify.annotations.NullMarked;
