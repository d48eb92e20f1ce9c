/** What portfolios were worth, and what each day made of them. */
@NullMarked
package dev.tradekeep.store.performance;

import org.jspecify.annotations.NullMarked;
