package dev.tradekeep.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueFailure.Kind;
import dev.tradekeep.venue.net.HttpAnswer;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known after an answer that is none. */
final class AnswerReaderTest {
    private static final long NOW = 1_700_000_000_000_000L;

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(
                status,
                HttpHeaders.of(Map.of(), (name, value) -> true),
                body.getBytes(StandardCharsets.UTF_8),
                NOW - 1_000,
                NOW);
    }

    private static VenueFailure failure(boolean changes, int status, String body) {
        return catchThrowableOfType(
                        VenueException.class,
                        () -> AnswerReader.read(changes, answer(status, body)))
                .failure();
    }

    @Test
    void envelopeIsRead() throws VenueException {
        String body = "{\"retCode\":170131,\"retMsg\":\"Insufficient balance.\",\"result\":{}}";
        assertThat(AnswerReader.read(true, answer(200, body)).path("retCode").asInt())
                .isEqualTo(170131);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Bad gateway</html>",
                "",
                "{\"retCode\":0,\"result\":{\"orderId\":\"15",
                "[]",
                "{\"result\":{}}",
                "{\"retCode\":\"OK\"}"
            })
    void bodyThatNobodyCanReadLeavesAnOrderUnknown(String body) {
        assertThat(failure(true, 200, body)).isInstanceOf(VenueFailure.Unknown.class);
        assertThat(failure(false, 200, body))
                .isInstanceOfSatisfying(
                        VenueFailure.NotDone.class,
                        notDone -> assertThat(notDone.kind()).isEqualTo(Kind.UNREADABLE));
    }

    @ParameterizedTest
    @CsvSource({"400,REFUSED", "401,FORBIDDEN", "404,REFUSED", "429,RATE_LIMITED"})
    void refusalsAreDefinite(int status, Kind kind) {
        assertThat(failure(true, status, "no"))
                .isInstanceOfSatisfying(
                        VenueFailure.NotDone.class,
                        notDone -> assertThat(notDone.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void failureOfTheExchangeLeavesAnOrderUnknown(int status) {
        assertThat(failure(true, status, "<html>")).isInstanceOf(VenueFailure.Unknown.class);
    }

    @Test
    void maintenanceIsClosed() {
        assertThat(failure(false, 503, "Service unavailable"))
                .isInstanceOfSatisfying(
                        VenueFailure.NotDone.class,
                        notDone -> assertThat(notDone.kind()).isEqualTo(Kind.CLOSED));
    }

    @Test
    void addressThatAsksTooOftenIsLockedOutForTenMinutes() {
        assertThat(failure(true, 403, "403, access too frequent"))
                .isEqualTo(
                        new VenueFailure.NotDone(
                                Kind.RATE_LIMITED,
                                "403",
                                "HTTP 403: 403, access too frequent",
                                NOW + AnswerReader.BAN_MICROS));
    }

    @Test
    void countryThatIsNotServedIsNoBan() {
        assertThat(failure(false, 403, "The Amazon CloudFront distribution blocks your country."))
                .isInstanceOfSatisfying(
                        VenueFailure.NotDone.class,
                        notDone -> {
                            assertThat(notDone.kind()).isEqualTo(Kind.FORBIDDEN);
                            assertThat(notDone.retryAt()).isZero();
                        });
    }
}
