/** What all protocols of one exchange stand on. */
@NullMarked
package dev.tradekeep.venue.local.floor;

import org.jspecify.annotations.NullMarked;
