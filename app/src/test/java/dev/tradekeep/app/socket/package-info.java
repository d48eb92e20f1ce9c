/** Tests of the socket between commands and a server. */
@NullMarked
package dev.tradekeep.app.socket;

import org.jspecify.annotations.NullMarked;
