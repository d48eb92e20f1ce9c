/** Exchanges, assets and instruments in the books. */
@NullMarked
package dev.tradekeep.store.instruments;

import org.jspecify.annotations.NullMarked;
