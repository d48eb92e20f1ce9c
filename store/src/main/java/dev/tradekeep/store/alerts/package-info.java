/** What a person should look at: alerts, raised once and acknowledged. */
@NullMarked
package dev.tradekeep.store.alerts;

import org.jspecify.annotations.NullMarked;
