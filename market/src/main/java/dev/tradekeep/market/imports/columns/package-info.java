/** Which column of a file means what. */
@NullMarked
package dev.tradekeep.market.imports.columns;

import org.jspecify.annotations.NullMarked;
