package dev.tradekeep.venue.net;

import dev.tradekeep.model.time.Micros;
import java.net.http.HttpResponse;

/** How long an address takes no connection after it refused one. */
final class Blocking {
    private static final int BANNED = 418;
    private static final int TOO_MANY = 429;

    /** Where the exchange does not say. */
    private static final long USUAL_SECONDS = 60;

    /** What an exchange says beyond this counts as this: a hundred years and more. */
    private static final long SECONDS_MAX = 1L << 32;

    private Blocking() {}

    /** Microseconds from now on; 0 for an answer that blocks nothing. */
    static long microsOf(HttpResponse<?> answer) {
        if (answer.statusCode() != BANNED && answer.statusCode() != TOO_MANY) {
            return 0;
        }
        long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(USUAL_SECONDS);
        return Math.min(seconds, SECONDS_MAX) * Micros.PER_SECOND;
    }
}
