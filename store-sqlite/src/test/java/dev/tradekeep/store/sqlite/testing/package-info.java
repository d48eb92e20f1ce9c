/** Small helpers that the tests of the store share. */
@NullMarked
package dev.tradekeep.store.sqlite.testing;

import org.jspecify.annotations.NullMarked;
