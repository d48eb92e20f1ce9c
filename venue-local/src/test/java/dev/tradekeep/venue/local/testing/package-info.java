/**
 * What the tests of every connector share: a local exchange with an account at it, and what must
 * hold whichever exchange it speaks like.
 */
@NullMarked
package dev.tradekeep.venue.local.testing;

import org.jspecify.annotations.NullMarked;
