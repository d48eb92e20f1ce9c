/** {@code tradekeep market}: market data and instruments, into the books and out of them. */
@NullMarked
package dev.tradekeep.app.cli.market;

import org.jspecify.annotations.NullMarked;
