/**
 * What a person should look at: alerts, raised once and acknowledged; rules of which are told,
 * channels that tell them, and the messages.
 */
@NullMarked
package dev.tradekeep.store.alerts;

import org.jspecify.annotations.NullMarked;
