/**
 * Alerts on their way to people: rules, the outbox, the channels, and commands that come back from
 * chats. A channel that hangs holds up nothing but itself.
 */
@NullMarked
package dev.tradekeep.app.alerts;

import org.jspecify.annotations.NullMarked;
