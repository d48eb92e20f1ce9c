/** What a server keeps coming from exchanges while it runs. */
@NullMarked
package dev.tradekeep.store.follows;

import org.jspecify.annotations.NullMarked;
