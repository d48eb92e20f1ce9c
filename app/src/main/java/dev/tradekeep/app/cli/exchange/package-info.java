/** {@code tradekeep exchange}: an exchange on this machine that real clients speak to. */
@NullMarked
package dev.tradekeep.app.cli.exchange;

import org.jspecify.annotations.NullMarked;
