package dev.tradekeep.venue.binance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueFailure.Kind;
import dev.tradekeep.venue.net.HttpAnswer;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code that Binance documents, and what is no code. */
final class FailuresTest {
    private static final long RETRY_AT = 77;

    private static VenueFailure of(int status, String body, boolean changes) {
        HttpAnswer answer =
                new HttpAnswer(
                        status,
                        HttpHeaders.of(Map.of(), (name, value) -> true),
                        body.getBytes(StandardCharsets.UTF_8),
                        0,
                        0);
        return Failures.of(answer, changes, status == 429 || status == 418 ? RETRY_AT : 0);
    }

    private static VenueFailure of(int status, long code, String text) {
        return of(status, "{\"code\":" + code + ",\"msg\":\"" + text + "\"}", true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    429 | -1003 | RATE_LIMITED | Too much request weight used; current limit is 6000.
                    418 | -1003 | RATE_LIMITED | Way too much request weight used; IP banned until 1.
                    400 | -1013 | REFUSED      | Filter failure: LOT_SIZE
                    429 | -1015 | RATE_LIMITED | Too many new orders; current limit is 50 orders per 10s.
                    400 | -1015 | RATE_LIMITED | Too many new orders; current limit is 50 orders per 10s.
                    400 | -1016 | CLOSED       | This service is no longer available.
                    400 | -1021 | CLOCK        | Timestamp for this request is outside of the recvWindow.
                    400 | -1022 | FORBIDDEN    | Signature for this request is not valid.
                    401 | -1002 | FORBIDDEN    | You are not authorized to execute this request.
                    400 | -1100 | REFUSED      | Illegal characters found in parameter 'price'.
                    400 | -1102 | REFUSED      | Mandatory parameter 'side' was not sent.
                    400 | -1111 | REFUSED      | Parameter 'quantity' has too much precision.
                    400 | -1115 | REFUSED      | Invalid timeInForce.
                    400 | -1116 | REFUSED      | Invalid orderType.
                    400 | -1117 | REFUSED      | Invalid side.
                    400 | -1120 | REFUSED      | Invalid interval.
                    400 | -1121 | REFUSED      | Invalid symbol.
                    400 | -2010 | REFUSED      | Account has insufficient balance for requested action.
                    400 | -2010 | REFUSED      | Order would immediately match and take.
                    400 | -2010 | REFUSED      | Market is closed.
                    400 | -2010 | REFUSED      | Filter failure: MAX_NUM_ALGO_ORDERS
                    400 | -2011 | NOT_FOUND    | Unknown order sent.
                    400 | -2013 | NOT_FOUND    | Order does not exist.
                    400 | -2026 | NOT_FOUND    | Order was canceled or expired over 90 days ago.
                    401 | -2014 | FORBIDDEN    | API-key format invalid.
                    401 | -2015 | FORBIDDEN    | Invalid API-key, IP, or permissions for action.
                    400 | -9999 | REFUSED      | A code of tomorrow.
                    """)
    void whatIsSurelyNotDone(int status, long code, Kind kind, String text) {
        assertThat(of(status, code, text))
                .isInstanceOfSatisfying(
                        VenueFailure.NotDone.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(kind);
                            assertThat(failure.code()).isEqualTo(Long.toString(code));
                            assertThat(failure.reason()).isEqualTo(code + " " + text);
                            assertThat(failure.retryAt())
                                    .isEqualTo(status == 429 || status == 418 ? RETRY_AT : 0);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "400, -1000",
        "400, -1001",
        "400, -1006",
        "408, -1007",
        "400, -1007",
        "409, -2021",
        "500, -1013",
        "503, -1008",
        "504, -1007"
    })
    void whatMayHaveBeenDone(int status, long code) {
        assertThat(of(status, code, "text")).isInstanceOf(VenueFailure.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 500, 502})
    void pageForPeopleLeavesAnOrderUnknown(int status) {
        VenueFailure failure = of(status, "<html>\n\tBad Gateway</html>", true);

        assertThat(failure).isInstanceOf(VenueFailure.Unknown.class);
        assertThat(failure.reason()).contains("HTTP " + status).contains("Bad Gateway");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "{\"code\":", "[]", "{\"code\":\"x\"}"})
    void pageForPeopleIsNoAnswerToAQuestion(String body) {
        assertThat(of(404, body, false))
                .isInstanceOfSatisfying(
                        VenueFailure.NotDone.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void firewallForbids(boolean changes) {
        assertThat(of(403, "<html>", changes))
                .isInstanceOfSatisfying(
                        VenueFailure.NotDone.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN));
    }
}
