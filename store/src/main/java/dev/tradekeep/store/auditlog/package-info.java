/** Who did what, in a chain of hashes that shows a change. */
@NullMarked
package dev.tradekeep.store.auditlog;

import org.jspecify.annotations.NullMarked;
