/** Tests of how pages of listings are printed. */
@NullMarked
package dev.tradekeep.app.cli.list;

import org.jspecify.annotations.NullMarked;
