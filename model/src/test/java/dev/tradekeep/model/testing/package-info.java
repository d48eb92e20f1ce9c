/** Small helpers that the tests of the model share. */
@NullMarked
package dev.tradekeep.model.testing;

import org.jspecify.annotations.NullMarked;
