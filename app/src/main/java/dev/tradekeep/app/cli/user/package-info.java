/** {@code tradekeep user} and {@code tradekeep token}: who may use the server. */
@NullMarked
package dev.tradekeep.app.cli.user;

import org.jspecify.annotations.NullMarked;
