/** Secrets of exchange connections: encrypted at rest under keys outside the database. */
@NullMarked
package dev.tradekeep.app.secrets;

import org.jspecify.annotations.NullMarked;
