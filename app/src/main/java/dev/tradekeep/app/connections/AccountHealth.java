package dev.tradekeep.app.connections;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.connections.ConnectionState;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.KeyCheck;
import dev.tradekeep.venue.account.VenueFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an account, and what follows from it. Facts come in, in whatever order; how the
 * account is follows from all of them at the moment it is asked, so that nothing can be stuck in a
 * state whose cause is gone.
 *
 * <p>Thread-safe. All times are UTC microseconds of our clock.
 */
final class AccountHealth {
    /** An account of which nothing was heard for so long is not to be relied on. */
    static final Duration SILENT_AFTER = Duration.ofMinutes(3);

    /** A clock that differs by more makes the exchange refuse requests. */
    static final Duration SKEW_MAX = Duration.ofSeconds(1);

    /** How long a stream may take to come up. */
    static final Duration STREAM_WITHIN = Duration.ofSeconds(15);

    /** Half of the answers take longer: prices have moved before an order is there. */
    static final Duration SLOW = Duration.ofSeconds(2);

    private static final int MEDIAN = 50;

    private final boolean withdrawalsAllowed;
    private final LatencyWindow latencies;
    private @Nullable Verdict trouble;
    private boolean checked;
    private @Nullable String keyProblem;
    private boolean linkUp;
    private long linkSince;
    private String linkReason = "";
    private long heardAt;
    private long blockedUntil;
    private long retryAt;
    private long median;
    private @Nullable Long latency;
    private @Nullable Long clockOffset;

    /**
     * @param withdrawalsAllowed whether a key will do that may send money away
     */
    AccountHealth(boolean withdrawalsAllowed, long now) {
        this.withdrawalsAllowed = withdrawalsAllowed;
        latencies = new LatencyWindow(now);
        heardAt = now;
        linkSince = now;
    }

    /** The account was read with its key. */
    synchronized void checked(KeyCheck check, long now) {
        answered(check.latencyMicros(), check.clockOffsetMicros(), now);
        if (!checked) {
            linkSince = now;
        }
        checked = true;
        trouble =
                check.mayWithdraw() && !withdrawalsAllowed
                        ? Verdict.of(
                                HealthCause.KEY_MAY_WITHDRAW,
                                "The key may send money away (it may "
                                        + String.join(", ", check.permissions())
                                        + "). Take that right from it at the exchange, or allow it"
                                        + " for this connection.")
                        : null;
        keyProblem =
                check.mayTrade()
                        ? null
                        : "The key may not trade (it may "
                                + String.join(", ", check.permissions())
                                + "). Give it that right at the exchange.";
    }

    /**
     * The account could not be read. Where only too much was asked, what was known of it before
     * holds.
     */
    synchronized void failed(VenueFailure failure) {
        switch (failure) {
            case VenueFailure.Unknown(String reason) ->
                    trouble = Verdict.of(HealthCause.NO_ANSWER, reason);
            case VenueFailure.NotDone done -> {
                retryAt = done.retryAt();
                HealthCause cause = causeOf(done.kind());
                if (cause != HealthCause.RATE_LIMITED || !checked) {
                    trouble = Verdict.of(cause, done.reason());
                }
            }
        }
    }

    /** It cannot even be tried. */
    synchronized void failed(HealthCause cause, String reason) {
        trouble = Verdict.of(cause, reason);
    }

    private static HealthCause causeOf(VenueFailure.Kind kind) {
        return switch (kind) {
            case FORBIDDEN -> HealthCause.KEY_REFUSED;
            case CLOCK -> HealthCause.CLOCK_REFUSED;
            case RATE_LIMITED -> HealthCause.RATE_LIMITED;
            case UNREACHABLE -> HealthCause.UNREACHABLE;
            case CLOSED -> HealthCause.MAINTENANCE;
            case UNREADABLE -> HealthCause.UNREADABLE;
            case REFUSED, NOT_FOUND -> HealthCause.REFUSED;
        };
    }

    /**
     * Something happened.
     *
     * @return whether it says that the account should be looked at now
     */
    synchronized boolean on(AccountEvent event) {
        return switch (event) {
            case AccountEvent.LinkUp up -> {
                linkUp = true;
                linkSince = up.at();
                heardAt = up.at();
                yield false;
            }
            case AccountEvent.LinkDown down -> {
                if (linkUp) {
                    linkSince = down.at();
                }
                linkUp = false;
                linkReason = down.reason();
                yield false;
            }
            case AccountEvent.Answered answer -> {
                answered(answer.latencyMicros(), answer.clockOffsetMicros(), answer.at());
                yield false;
            }
            case AccountEvent.Balances balances -> {
                heardAt = Math.max(heardAt, balances.at());
                yield false;
            }
            case AccountEvent.Blocked blocked -> {
                blockedUntil = Math.max(blockedUntil, blocked.until());
                yield false;
            }
            case AccountEvent.Failed failed -> isDoubtful(failed.failure());
            case AccountEvent.Unrecognized _ -> false;
        };
    }

    /** Whether a failure may mean that more than one request is not well. */
    private static boolean isDoubtful(VenueFailure failure) {
        return switch (failure) {
            case VenueFailure.Unknown _ -> true;
            case VenueFailure.NotDone done ->
                    switch (done.kind()) {
                        case FORBIDDEN, CLOCK, UNREACHABLE, UNREADABLE, CLOSED -> true;
                        case REFUSED, RATE_LIMITED, NOT_FOUND -> false;
                    };
        };
    }

    private void answered(long latencyMicros, long clockOffsetMicros, long now) {
        heardAt = Math.max(heardAt, now);
        latency = latencyMicros;
        clockOffset = clockOffsetMicros;
        latencies.add(latencyMicros, now);
    }

    /** Looks how long answers take now; to be called once in a while. */
    void look(long now) {
        long micros = latencies.percentile(MEDIAN, now);
        synchronized (this) {
            median = micros;
        }
    }

    /** How it is. Quick. */
    synchronized Verdict verdict(long now) {
        if (trouble != null && trouble.state() == ConnectionState.FAILED) {
            return trouble;
        }
        if (blockedUntil > now) {
            return Verdict.of(
                    HealthCause.BLOCKED,
                    "The exchange wants to hear nothing from this address until "
                            + Micros.toIso(blockedUntil)
                            + ".");
        }
        if (trouble != null) {
            return trouble;
        }
        return checked ? degraded(now) : Verdict.CONNECTING;
    }

    private Verdict degraded(long now) {
        if (keyProblem != null) {
            return Verdict.of(HealthCause.KEY_MAY_NOT_TRADE, keyProblem);
        }
        if (!linkUp) {
            return stream(now);
        }
        if (now - heardAt > micros(SILENT_AFTER)) {
            return Verdict.of(
                    HealthCause.SILENT, "Nothing was heard since " + Micros.toIso(heardAt) + ".");
        }
        if (clockOffset != null && Math.abs(clockOffset) > micros(SKEW_MAX)) {
            return Verdict.of(
                    HealthCause.CLOCK_SKEW,
                    "The exchange's clock is "
                            + Math.abs(clockOffset) / Micros.PER_MILLISECOND
                            + " ms "
                            + (clockOffset > 0 ? "ahead of" : "behind")
                            + " ours. Set the clock of this machine.");
        }
        return median > micros(SLOW)
                ? Verdict.of(
                        HealthCause.SLOW,
                        "Half of the answers take longer than "
                                + SLOW.toSeconds()
                                + " s, now "
                                + median / Micros.PER_MILLISECOND
                                + " ms.")
                : Verdict.CONNECTED;
    }

    private Verdict stream(long now) {
        if (!linkReason.isEmpty()) {
            return Verdict.of(HealthCause.STREAM_DOWN, "Its stream is down: " + linkReason);
        }
        return now - linkSince < micros(STREAM_WITHIN)
                ? Verdict.CONNECTING
                : Verdict.of(HealthCause.STREAM_DOWN, "Its stream has not come up.");
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /** Of the last answer; null when there was none. */
    synchronized @Nullable Long latency() {
        return latency;
    }

    /** As {@link LatencyWindow#percentile}; null when there were none. */
    @Nullable Long latencyAt(int percent, long now) {
        long micros = latencies.percentile(percent, now);
        return micros < 0 ? null : micros;
    }

    /** The exchange's clock less ours; null when it never said the time. */
    synchronized @Nullable Long clockOffset() {
        return clockOffset;
    }

    /** When something was heard last. */
    synchronized long heardAt() {
        return heardAt;
    }

    /** Until when it is not to be tried; a time that is over when it may be. */
    synchronized long restsUntil() {
        return Math.max(blockedUntil, retryAt);
    }

    /** The exchange wants to hear nothing until a time. */
    synchronized void block(long until) {
        blockedUntil = Math.max(blockedUntil, until);
    }
}
