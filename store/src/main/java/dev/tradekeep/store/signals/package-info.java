/** Orders that chart services ask for: the hooks they call, and what became of each call. */
@NullMarked
package dev.tradekeep.store.signals;

import org.jspecify.annotations.NullMarked;
