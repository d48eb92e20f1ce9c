/** The command line: the tree of commands, the options they share, and how an error is shown. */
@NullMarked
package dev.tradekeep.app.cli;

import org.jspecify.annotations.NullMarked;
