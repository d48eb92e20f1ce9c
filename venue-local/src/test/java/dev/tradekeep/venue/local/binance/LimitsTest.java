package dev.tradekeep.venue.local.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.wire.RestReply;
import dev.tradekeep.venue.local.wire.RestRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LimitsTest {
    private static final LimitSettings SMALL = new LimitSettings(true, 100, 1_000, 3, 1_000);

    private final Rig rig = new Rig(new VenueSettings(SMALL, false, false)).withBook();

    private static String header(RestReply reply, String name) {
        List<String> headers = reply.headers();
        int at = headers.indexOf(name);
        return at == -1 ? "" : headers.get(at + 1);
    }

    @Test
    void weightIsCountedByTheMinute() {
        assertThat(header(rig.get("depth", "symbol=BTCUSDT"), "X-MBX-USED-WEIGHT-1M"))
                .isEqualTo("5");
        assertThat(header(rig.get("time", ""), "X-MBX-USED-WEIGHT-1M")).isEqualTo("6");
        rig.later(60_000);
        assertThat(header(rig.get("time", ""), "X-MBX-USED-WEIGHT-1M")).isEqualTo("1");
    }

    @Test
    void tradingIsFreeWhenItSucceeds() {
        RestReply placed = rig.limit("BUY", "1", "50");
        assertThat(header(placed, "X-MBX-USED-WEIGHT-1M")).isEqualTo("0");
        assertThat(header(placed, "X-MBX-ORDER-COUNT-10S")).isEqualTo("1");
        assertThat(header(placed, "X-MBX-ORDER-COUNT-1D")).isEqualTo("1");
        assertThat(header(rig.limit("BUY", "1", "5000"), "X-MBX-USED-WEIGHT-1M")).isEqualTo("1");
    }

    @Test
    void tooMuchWeightIsRefusedAndInsistingIsBanned() {
        for (int i = 0; i < 100; i++) {
            assertThat(rig.get("time", "").status()).isEqualTo(200);
        }

        RestReply refused = rig.get("time", "");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body())
                .contains(
                        "\"code\":-1003,",
                        "Too much request weight used; current limit is 100 request weight per 1 MINUTE."
                                + " Please use WebSocket Streams for live updates to avoid polling the API.");
        assertThat(header(refused, "Retry-After")).isEqualTo("60");

        for (int i = 1; i < Limits.VIOLATIONS_MAX; i++) {
            assertThat(rig.get("time", "").status()).isEqualTo(429);
        }
        RestReply banned = rig.get("time", "");
        assertThat(banned.status()).isEqualTo(418);
        assertThat(banned.body())
                .contains(
                        "Way too much request weight used; IP banned until "
                                + (rig.clock.get() / 1_000 + 120_000)
                                + ". Please use WebSocket Streams for live updates to avoid bans.");
        assertThat(header(banned, "Retry-After")).isEqualTo("120");
        rig.later(119_000);
        assertThat(rig.get("time", "").status()).isEqualTo(418);
        rig.later(1_000);
        assertThat(rig.get("time", "").status()).isEqualTo(200);
    }

    @Test
    void unfilledOrdersAreCountedAndFilledOnesAreNot() {
        for (int i = 0; i < 3; i++) {
            assertThat(rig.limit("BUY", "1", "50").status()).isEqualTo(200);
        }

        RestReply refused = rig.limit("BUY", "1", "50");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body())
                .contains(
                        "\"code\":-1015,",
                        "Too many new orders; current limit is 3 orders per 10 SECOND.");
        assertThat(header(refused, "Retry-After")).isEqualTo("10");
        rig.later(10_000);
        for (int i = 0; i < 6; i++) {
            assertThat(rig.limit("BUY", "0.1", "101").status()).isEqualTo(200);
        }
        assertThat(rig.signed("GET", "rateLimit/order", "").body())
                .contains("\"limit\":3,\"count\":0}");
    }

    @Test
    void addressesAreCountedEachByItself() {
        for (int i = 0; i < 101; i++) {
            rig.get("time", "");
        }

        assertThat(
                        rig.venue
                                .rest(
                                        new RestRequest(
                                                "GET", "/api/v3/time", "", "", name -> null, "you"))
                                .status())
                .isEqualTo(200);
    }

    @Test
    void offMeansThatNothingIsRefused() {
        Rig free = new Rig(new VenueSettings(LimitSettings.OFF, false, false));
        for (int i = 0; i < 7_000; i++) {
            assertThat(free.get("time", "").status()).isEqualTo(200);
        }
    }
}
