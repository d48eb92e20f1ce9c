/** Checks that market data lies on its grid and that what is made of it is right. */
@NullMarked
package dev.tradekeep.store.sqlite.audit.market;

import org.jspecify.annotations.NullMarked;
