/** {@code tradekeep serve} and {@code tradekeep config}: the server and its configuration. */
@NullMarked
package dev.tradekeep.app.cli.server;

import org.jspecify.annotations.NullMarked;
