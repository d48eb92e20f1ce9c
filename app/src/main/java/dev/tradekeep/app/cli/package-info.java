/** The command line: the tree of commands and what holds for all of them. */
@NullMarked
package dev.tradekeep.app.cli;

import org.jspecify.annotations.NullMarked;
