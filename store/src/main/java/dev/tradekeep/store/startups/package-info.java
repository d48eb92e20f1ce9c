/** How each start of the system went, step by step. */
@NullMarked
package dev.tradekeep.store.startups;

import org.jspecify.annotations.NullMarked;
