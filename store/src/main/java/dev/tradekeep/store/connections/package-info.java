/** Our accounts at exchanges: what they should do, their encrypted keys, and how they are. */
@NullMarked
package dev.tradekeep.store.connections;

import org.jspecify.annotations.NullMarked;
