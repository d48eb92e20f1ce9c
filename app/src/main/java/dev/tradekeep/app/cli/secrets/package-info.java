/** {@code tradekeep secrets}: the secrets of connections to exchanges. */
@NullMarked
package dev.tradekeep.app.cli.secrets;

import org.jspecify.annotations.NullMarked;
