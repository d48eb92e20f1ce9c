/** Tests of who asks. */
@NullMarked
package dev.tradekeep.app.auth;

import org.jspecify.annotations.NullMarked;
