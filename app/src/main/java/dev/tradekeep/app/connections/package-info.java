/**
 * Accounts at exchanges: brought up at a start, kept healthy, tested, and asked whether entries may
 * be sent. Engines know nothing of it.
 */
@NullMarked
package dev.tradekeep.app.connections;

import org.jspecify.annotations.NullMarked;
