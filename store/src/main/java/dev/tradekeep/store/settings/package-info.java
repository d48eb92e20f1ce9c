/** Settings of the running system, and every change of them. */
@NullMarked
package dev.tradekeep.store.settings;

import org.jspecify.annotations.NullMarked;
