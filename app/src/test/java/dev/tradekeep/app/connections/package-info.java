/** Tests of accounts at exchanges. */
@NullMarked
package dev.tradekeep.app.connections;

import org.jspecify.annotations.NullMarked;
