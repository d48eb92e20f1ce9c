/** What is traded: assets and instruments with their scales, ticks and lots. */
@NullMarked
package dev.tradekeep.model.instrument;

import org.jspecify.annotations.NullMarked;
