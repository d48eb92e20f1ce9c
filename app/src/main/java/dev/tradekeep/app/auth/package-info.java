/** Who the caller is, and what they may do: passwords, sessions, tokens, second factors. */
@NullMarked
package dev.tradekeep.app.auth;

import org.jspecify.annotations.NullMarked;
