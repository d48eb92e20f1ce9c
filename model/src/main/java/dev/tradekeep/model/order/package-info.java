/** What we asked for and got: orders with their state machine, fills and fees. */
@NullMarked
package dev.tradekeep.model.order;

import org.jspecify.annotations.NullMarked;
