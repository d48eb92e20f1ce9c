/** What we own: positions with exact cost, realised and unrealised PnL. */
@NullMarked
package dev.tradekeep.model.position;

import org.jspecify.annotations.NullMarked;
