/** What commands share: groups of verbs, options, how results and errors are written. */
@NullMarked
package dev.tradekeep.app.cli.base;

import org.jspecify.annotations.NullMarked;
