/** Tests of authentication. */
@NullMarked
package dev.tradekeep.app.auth;

import org.jspecify.annotations.NullMarked;
