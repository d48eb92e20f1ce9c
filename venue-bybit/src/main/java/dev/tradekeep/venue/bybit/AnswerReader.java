package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueFailure.Kind;
import dev.tradekeep.venue.net.HttpAnswer;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what came back over HTTP: the body of an answer that is one, else what is known of the
 * request.
 */
final class AnswerReader {
    /** For how long an address that asked too often is locked out. */
    static final long BAN_MICROS = 600 * Micros.PER_SECOND;

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int FORBIDDEN = 403;

    /** Whether the request changes something. */
    private final boolean changes;

    private final HttpAnswer answer;

    private AnswerReader(boolean changes, HttpAnswer answer) {
        this.changes = changes;
        this.answer = answer;
    }

    /**
     * What is in an answer.
     *
     * @param changes whether the request changes something, so that an answer that nobody can read
     *     leaves open what became of it
     * @throws VenueException when it is no answer; a refusal is one
     */
    static JsonNode read(boolean changes, HttpAnswer answer) throws VenueException {
        return new AnswerReader(changes, answer).read();
    }

    private JsonNode read() throws VenueException {
        if (answer.status() != 200) {
            throw new VenueException(failure());
        }
        JsonNode body;
        try {
            body = MAPPER.readTree(answer.body());
        } catch (JacksonException e) {
            throw new VenueException(unreadable());
        }
        if (!body.isObject() || !isNumber(body.path("retCode"))) {
            throw new VenueException(unreadable());
        }
        return body;
    }

    private static boolean isNumber(JsonNode code) {
        try {
            Integer.parseInt(code.asString(""));
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private VenueFailure failure() {
        int status = answer.status();
        String told = "HTTP " + status + ": " + answer.beginning();
        return switch (status) {
            case FORBIDDEN -> isCountry() ? notDone(Kind.FORBIDDEN, told, 0) : banned(told);
            case 401 -> notDone(Kind.FORBIDDEN, told, 0);
            case 429 -> notDone(Kind.RATE_LIMITED, told, answer.receivedAt() + Micros.PER_SECOND);
            case 400, 404, 405, 413, 415 -> notDone(Kind.REFUSED, told, 0);
            case 503 -> changes ? new VenueFailure.Unknown(told) : notDone(Kind.CLOSED, told, 0);
            default -> answer.isServerFailure() ? new VenueFailure.Unknown(told) : unreadable();
        };
    }

    /** Bybit serves some countries not at all, and says so with the same status as a ban. */
    private boolean isCountry() {
        String text = answer.text().toLowerCase(Locale.ROOT);
        return text.contains("country") || text.contains("cloudfront");
    }

    private VenueFailure banned(String told) {
        return notDone(Kind.RATE_LIMITED, told, answer.receivedAt() + BAN_MICROS);
    }

    private VenueFailure unreadable() {
        String told =
                "It answered with HTTP "
                        + answer.status()
                        + " something that is not its protocol: "
                        + answer.beginning();
        return changes ? new VenueFailure.Unknown(told) : notDone(Kind.UNREADABLE, told, 0);
    }

    private VenueFailure notDone(Kind kind, String told, long retryAt) {
        String code = Integer.toString(answer.status());
        return new VenueFailure.NotDone(kind, code, told, retryAt);
    }
}
