package dev.tradekeep.venue.local.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.spot.SymbolStatus;
import dev.tradekeep.venue.local.wire.RestReply;
import dev.tradekeep.venue.local.wire.RestRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every refusal has the status, the code and the text that are documented. */
final class ErrorTextTest {
    private final Rig rig = new Rig().withBook();

    private static void requireError(RestReply reply, int status, int code, String text) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.body()).contains("\"code\":" + code + ",").contains(text);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "refused-orders.csv", delimiter = '|', quoteCharacter = '`')
    void orderIsRefused(String query, int code, String text) {
        String before = rig.signed("GET", "account", "").body();

        requireError(rig.order(query), 400, code, text);

        assertThat(rig.signed("GET", "account", "").body()).isEqualTo(before);
        assertThat(rig.signed("GET", "openOrders", "").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "refused-requests.csv", delimiter = '|', quoteCharacter = '`')
    void publicRequestIsRefused(String path, String query, int status, int code, String text) {
        requireError(rig.get(path, query), status, code, text);
    }

    @Test
    void keysAndSignaturesAreChecked() {
        String query = "timestamp=" + rig.clock.get() / 1_000;
        String signed = query + "&signature=" + new Credential.Secret(Rig.SECRET).sign(query);

        requireError(
                rig.send("GET", "account", query + "&signature=00", "", Rig.KEY),
                400,
                -1022,
                "Signature for this request is not valid.");
        requireError(
                rig.send("GET", "account", signed, "", "nobody"),
                401,
                -2015,
                "Invalid API-key, IP, or permissions for action.");
        requireError(
                rig.send("GET", "account", signed, "", "what is this?"),
                401,
                -2014,
                "API-key format invalid.");
        requireError(
                rig.send("GET", "account", "signature=00", "", Rig.KEY), 400, -1102, "'timestamp'");
        requireError(rig.send("GET", "account", query, "", Rig.KEY), 400, -1102, "'signature'");
        assertThat(rig.send("GET", "account", signed, "", Rig.KEY).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "-5000, '', true",
        "-5001, '', false",
        "999, '', true",
        "1000, '', false",
        "-60000, 60000, true",
        "-101, 100.5, false",
        "-100, 100.5, true",
    })
    void requestCountsWithinItsWindow(long offMillis, String window, boolean taken) {
        String query =
                (window.isEmpty() ? "" : "recvWindow=" + window + "&")
                        + "timestamp="
                        + (rig.clock.get() / 1_000 + offMillis);
        String sign = new Credential.Secret(Rig.SECRET).sign(query);

        RestReply reply = rig.send("GET", "account", query + "&signature=" + sign, "", Rig.KEY);

        if (taken) {
            assertThat(reply.status()).isEqualTo(200);
        } else {
            requireError(
                    reply,
                    400,
                    -1021,
                    offMillis > 0
                            ? "Timestamp for this request was 1000ms ahead of the server's time."
                            : "Timestamp for this request is outside of the recvWindow.");
        }
    }

    @Test
    void timestampMayCountMicroseconds() {
        String query = "timestamp=" + rig.clock.get();
        String sign = new Credential.Secret(Rig.SECRET).sign(query);

        assertThat(rig.send("GET", "account", query + "&signature=" + sign, "", Rig.KEY).status())
                .isEqualTo(200);
        requireError(
                rig.venue.rest(inUnit("HOUR")),
                400,
                -1194,
                "Invalid value for time unit; expected either MICROSECOND or MILLISECOND.");
        assertThat(rig.venue.rest(inUnit("microsecond")).body())
                .isEqualTo("{\"serverTime\":" + rig.clock.get() + "}");
    }

    private static RestRequest inUnit(String unit) {
        return new RestRequest(
                "GET",
                "/api/v3/time",
                "",
                "",
                name -> name.equals("X-MBX-TIME-UNIT") ? unit : null,
                "me");
    }

    @Test
    void clientIdIsUniqueAmongOpenOrders() {
        String order = "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=50&newClientOrderId=a";
        assertThat(rig.order(order).status()).isEqualTo(200);

        requireError(rig.order(order), 400, -2010, "Duplicate order sent.");

        rig.signed("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=a");
        assertThat(rig.order(order).status()).isEqualTo(200);
    }

    @Test
    void unknownOrdersAreToldApart() {
        requireError(
                rig.signed("GET", "order", "symbol=BTCUSDT&orderId=7"),
                400,
                -2013,
                "Order does not exist.");
        requireError(
                rig.signed("DELETE", "order", "symbol=BTCUSDT&orderId=7"),
                400,
                -2011,
                "Unknown order sent.");
        requireError(
                rig.signed("DELETE", "openOrders", "symbol=BTCUSDT"),
                400,
                -2011,
                "Unknown order sent.");
        requireError(rig.signed("GET", "order", "symbol=BTCUSDT"), 400, -1102, "'orderId'");
    }

    @ParameterizedTest
    @EnumSource(value = SymbolStatus.class, names = "TRADING", mode = EnumSource.Mode.EXCLUDE)
    void symbolThatDoesNotTradeTakesNoOrders(SymbolStatus status) {
        long id = Rig.number(rig.limit("BUY", "1", "50").body(), "orderId");
        rig.venue.exchange().locked(() -> set(status));

        requireError(rig.limit("BUY", "1", "50"), 400, -2010, "Market is closed.");

        assertThat(rig.get("exchangeInfo", "symbol=BTCUSDT").body())
                .contains("\"status\":\"" + status + "\"");
        assertThat(rig.signed("DELETE", "order", "symbol=BTCUSDT&orderId=" + id).status())
                .isEqualTo(200);
    }

    private Object set(SymbolStatus status) {
        rig.venue.exchange().status(rig.btc, status);
        return status;
    }
}
