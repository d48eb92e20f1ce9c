/** Tests of the command line. */
@NullMarked
package dev.tradekeep.app.cli;

import org.jspecify.annotations.NullMarked;
