/** What goes over a connection, whatever protocol is spoken: requests, answers, messages, JSON. */
@NullMarked
package dev.tradekeep.venue.local.wire;

import org.jspecify.annotations.NullMarked;
