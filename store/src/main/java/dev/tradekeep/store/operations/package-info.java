/** What an operator watches: starts, upkeep, findings, slow queries, backups and alerts. */
@NullMarked
package dev.tradekeep.store.operations;

import org.jspecify.annotations.NullMarked;
