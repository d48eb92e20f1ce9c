package dev.tradekeep.app.download;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Asks again where that may help: after a failure of the network, or when the exchange says when to
 * come again. Thread-safe.
 */
final class Patience {
    /** Tries of one request without an answer before the download ends. */
    static final int TRIES_MAX = 7;

    /** A ban that lasts longer ends the download; it goes on when it is started again. */
    static final Duration WAIT_MAX = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Pause pause;

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    Patience(InstantSource clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Asks. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws VenueException;
    }

    /**
     * Asks until there is an answer.
     *
     * @throws VenueException when asking again does not help, or has not for long
     */
    <T> T ask(Question<T> question) throws VenueException, InterruptedException {
        Duration next = PAUSE;
        for (int tries = 1; ; tries++) {
            try {
                return question.ask();
            } catch (VenueException e) {
                Duration wait = wait(e.failure(), next);
                if (tries >= TRIES_MAX || wait.isNegative() || wait.compareTo(WAIT_MAX) > 0) {
                    throw e;
                }
                pause.sleep(wait);
                Duration doubled = next.multipliedBy(2);
                next = doubled.compareTo(PAUSE_MAX) < 0 ? doubled : PAUSE_MAX;
            }
        }
    }

    /** How long to wait; below 0 when it does not help. */
    private Duration wait(VenueFailure failure, Duration usual) {
        return switch (failure) {
            case VenueFailure.Unknown _ -> usual;
            case VenueFailure.NotDone done ->
                    switch (done.kind()) {
                        case UNREACHABLE, UNREADABLE -> usual;
                        case RATE_LIMITED, CLOSED -> longer(until(done.retryAt()), usual);
                        case REFUSED, FORBIDDEN, CLOCK, NOT_FOUND -> Duration.ofSeconds(-1);
                    };
        };
    }

    private Duration until(long at) {
        return Duration.of(Math.max(0, at - Micros.now(clock)), ChronoUnit.MICROS);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
