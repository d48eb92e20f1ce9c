@NullMarked
package dev.tradekeep.venue.xchange;

import org.jspecify.annotations.NullMarked;
