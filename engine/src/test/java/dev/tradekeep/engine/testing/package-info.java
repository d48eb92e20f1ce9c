/** Books and strategies that the tests of the engine share. */
@NullMarked
package dev.tradekeep.engine.testing;

import org.jspecify.annotations.NullMarked;
