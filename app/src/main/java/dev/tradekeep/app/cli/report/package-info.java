/** {@code tradekeep report}: accounting, out of the ledger. */
@NullMarked
package dev.tradekeep.app.cli.report;

import org.jspecify.annotations.NullMarked;
