/** Tests of what is kept coming from exchanges. */
@NullMarked
package dev.tradekeep.app.follow;

import org.jspecify.annotations.NullMarked;
