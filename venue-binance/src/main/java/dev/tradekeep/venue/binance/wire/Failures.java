package dev.tradekeep.venue.binance.wire;

import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueFailure.Kind;
import dev.tradekeep.venue.net.HttpAnswer;
import org.jspecify.annotations.Nullable;

/** What an answer that is no success says of the request. */
final class Failures {
    private static final int FORBIDDEN = 403;
    private static final int TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int BANNED = 418;
    private static final int TOO_MANY = 429;

    private Failures() {}

    /**
     * The failure of an answer.
     *
     * @param changes whether the request was to change something, so that doubt counts
     * @param retryAt when a limit ends, UTC microseconds; 0 when none was named
     */
    static VenueFailure of(HttpAnswer answer, boolean changes, long retryAt) {
        int status = answer.status();
        Said said = Said.of(answer);
        String reason = said == null ? "HTTP " + status + ": " + page(answer) : said.text();
        String code = said == null ? "" : Long.toString(said.code());
        if (status == BANNED || status == TOO_MANY) {
            return new VenueFailure.NotDone(Kind.RATE_LIMITED, code, reason, retryAt);
        }
        if (status >= 500) {
            // A question was not answered; nobody knows what became of an order.
            return new VenueFailure.Unknown(reason);
        }
        if (said == null) {
            return unreadable(status, changes, reason);
        }
        if (status == TIMEOUT || status == CONFLICT || said.isDoubtful()) {
            return new VenueFailure.Unknown(reason);
        }
        return new VenueFailure.NotDone(said.kind(), code, reason, 0);
    }

    /** The failure of an answer over the WebSocket API. */
    static VenueFailure ofSocket(long status, long code, String text, long retryAt) {
        Said said = new Said(code, text);
        if (status == BANNED || status == TOO_MANY) {
            return new VenueFailure.NotDone(
                    Kind.RATE_LIMITED, Long.toString(code), said.text(), retryAt);
        }
        return new VenueFailure.NotDone(said.kind(), Long.toString(code), said.text(), retryAt);
    }

    private static VenueFailure unreadable(int status, boolean changes, String reason) {
        if (status == FORBIDDEN) {
            // Of the firewall before the exchange.
            return new VenueFailure.NotDone(Kind.FORBIDDEN, "", reason, 0);
        }
        return changes
                ? new VenueFailure.Unknown(reason)
                : new VenueFailure.NotDone(Kind.UNREADABLE, "", reason, 0);
    }

    private static String page(HttpAnswer answer) {
        String text = answer.beginning();
        return text.isEmpty() ? "an empty answer" : text;
    }

    /**
     * An error in Binance's words.
     *
     * @param text as it is told to people
     */
    record Said(long code, String text) {
        Said {
            text = code + " " + text;
        }

        static @Nullable Said of(HttpAnswer answer) {
            try {
                Fields fields = Fields.of(answer.body());
                return new Said(fields.number("code"), fields.text("msg", ""));
            } catch (Fields.Unreadable notJson) {
                return null;
            }
        }

        /** Whether what was asked for may have been done. */
        boolean isDoubtful() {
            return code == -1000 || code == -1001 || code == -1006 || code == -1007;
        }

        Kind kind() {
            return switch ((int) code) {
                case -1002, -1022, -2014, -2015, -4056 -> Kind.FORBIDDEN;
                case -1003, -1015, -1034 -> Kind.RATE_LIMITED;
                case -1016 -> Kind.CLOSED;
                case -1021 -> Kind.CLOCK;
                case -2011, -2013, -2026 -> Kind.NOT_FOUND;
                default -> Kind.REFUSED;
            };
        }
    }
}
