/** {@code tradekeep error}: what error codes mean and what to do about them. */
@NullMarked
package dev.tradekeep.app.cli.error;

import org.jspecify.annotations.NullMarked;
