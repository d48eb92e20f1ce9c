/** Exchanges through XChange, which is not on the class path. */
@NullMarked
package dev.tradekeep.app.xchange;

import org.jspecify.annotations.NullMarked;
