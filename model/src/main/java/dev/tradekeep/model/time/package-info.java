/** Time as the books keep it: UTC microseconds since the epoch. */
@NullMarked
package dev.tradekeep.model.time;

import org.jspecify.annotations.NullMarked;
