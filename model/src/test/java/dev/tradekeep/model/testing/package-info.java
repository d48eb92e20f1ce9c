/** Small helpers that the tests of every module may share: this package is a test-jar. */
@NullMarked
package dev.tradekeep.model.testing;

import org.jspecify.annotations.NullMarked;
