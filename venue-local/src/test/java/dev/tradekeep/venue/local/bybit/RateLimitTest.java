package dev.tradekeep.venue.local.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.wire.RestReply;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an account may ask of an endpoint, and an address of all of them. */
final class RateLimitTest {
    private final Rig rig = new Rig(BybitSettings.STANDARD);

    private static String header(RestReply reply, String name) {
        int at = reply.headers().indexOf(name);
        return at == -1 ? "" : reply.headers().get(at + 1);
    }

    private RestReply cancelAll() {
        return rig.send(rig.signed("POST", "order/cancel-all", "", "{\"category\":\"spot\"}"));
    }

    @Test
    void headersSayWhatIsLeft() {
        RestReply first = cancelAll();

        assertThat(header(first, "X-Bapi-Limit")).isEqualTo("20");
        assertThat(header(first, "X-Bapi-Limit-Status")).isEqualTo("19");
        assertThat(header(first, "X-Bapi-Limit-Reset-Timestamp"))
                .isEqualTo(Long.toString(Rig.START_MILLIS));
    }

    @Test
    void whoAsksTooOftenWaitsForTheNextSecond() {
        for (int i = 0; i < 20; i++) {
            assertThat(Rig.json(cancelAll()).path("retCode").asInt()).isZero();
        }
        RestReply refused = cancelAll();

        assertThat(refused.status()).isEqualTo(200);
        assertThat(Rig.json(refused).path("retCode").asInt()).isEqualTo(10006);
        assertThat(Rig.json(refused).path("retMsg").asString())
                .isEqualTo("Too many visits. Exceeded the API Rate Limit.");
        assertThat(header(refused, "X-Bapi-Limit-Status")).isEqualTo("0");
        assertThat(header(refused, "X-Bapi-Limit-Reset-Timestamp"))
                .isEqualTo(Long.toString(Rig.START_MILLIS + 1_000));
        assertThat(rig.get("account/info", "").path("retCode").asInt()).isZero();

        rig.later(1_000);
        assertThat(Rig.json(cancelAll()).path("retCode").asInt()).isZero();
    }

    /** Orders of a batch count one by one. */
    @Test
    void batchCountsItsOrders() {
        String row = "{'symbol':'BTCUSDT','orderId':'1'}";
        String rows = row + ("," + row).repeat(9);
        String body = "{'category':'spot','request':[" + rows + "]}";

        rig.post("order/cancel-batch", body);
        rig.post("order/cancel-batch", body);

        assertThat(rig.post("order/cancel-batch", body).path("retCode").asInt()).isEqualTo(10006);
    }

    @Test
    void addressThatAsksTooOftenIsBannedForTenMinutes() {
        for (int i = 0; i < 600; i++) {
            assertThat(time().status()).isEqualTo(200);
        }

        RestReply banned = time();

        assertThat(banned.status()).isEqualTo(403);
        assertThat(Rig.json(banned).path("retCode").asInt()).isEqualTo(10018);
        rig.later(599_000);
        assertThat(time().status()).isEqualTo(403);
        rig.later(1_001);
        assertThat(time().status()).isEqualTo(200);
    }

    private RestReply time() {
        return rig.send(Rig.request("GET", "/v5/market/time", "", "", Map.of()));
    }

    @Test
    void offMeansThatNothingIsRefused() {
        Rig free = new Rig(BybitSettings.OFF);
        for (int i = 0; i < 1_000; i++) {
            assertThat(free.get("account/info", "").path("retCode").asInt()).isZero();
        }
    }
}
