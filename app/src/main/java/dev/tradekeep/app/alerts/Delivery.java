package dev.tradekeep.app.alerts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one try to send a message. A reason never holds a secret. */
sealed interface Delivery {
    /** It arrived. */
    record Sent() implements Delivery {}

    /**
     * It may arrive later.
     *
     * @param after how long the other end wants to be left alone; null when it does not say
     */
    record Later(String reason, @Nullable Duration after) implements Delivery {}

    /** It will not arrive however often it is tried. */
    record Refused(String reason) implements Delivery {}
}
