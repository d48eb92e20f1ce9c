/** Risk limits, what broke them, and the halts that hold. */
@NullMarked
package dev.tradekeep.store.risk;

import org.jspecify.annotations.NullMarked;
