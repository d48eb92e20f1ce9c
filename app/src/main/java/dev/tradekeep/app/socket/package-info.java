/**
 * The way of a command into a running server: a Unix domain socket next to the database, which only
 * the server's own user may use. Both ends speak in {@link dev.tradekeep.app.socket.Frame frames}:
 *
 * <ol>
 *   <li>the client says {@code HELLO} with its version, folder, arguments and variables;
 *   <li>the server answers {@code ACCEPTED}, or {@code REFUSED} with an error, and closes;
 *   <li>the server sends {@code OUT} and {@code ERR} as the command prints, and {@code ASK_SECRET}
 *       when it needs one, which the client answers with {@code SECRET} or {@code NO_SECRET};
 *   <li>the client may send {@code INTERRUPT}; an end of its stream says the same;
 *   <li>the server sends {@code EXIT} with the exit code, and closes.
 * </ol>
 */
@NullMarked
package dev.tradekeep.app.socket;

import org.jspecify.annotations.NullMarked;
