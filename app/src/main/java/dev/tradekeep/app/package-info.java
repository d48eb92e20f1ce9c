/** The program: where it starts, and where its objects are wired together. */
@NullMarked
package dev.tradekeep.app;

import org.jspecify.annotations.NullMarked;
