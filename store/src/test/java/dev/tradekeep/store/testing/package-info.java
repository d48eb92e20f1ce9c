/** What every store must do: the contract tests of the repositories and how they open books. */
@NullMarked
package dev.tradekeep.store.testing;

import org.jspecify.annotations.NullMarked;
