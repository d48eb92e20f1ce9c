/**
 * File systems for SQLite that fail on demand, and power cuts that can be replayed from a seed.
 *
 * <p>It is the module's test-jar, not main code: a program that is shipped has no use for a library
 * that loses writes, and the tests of other modules reach it with one dependency of type {@code
 * test-jar}.
 */
@NullMarked
package dev.tradekeep.sqlite.testing;

import org.jspecify.annotations.NullMarked;
