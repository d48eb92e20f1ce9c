package dev.tradekeep.app.http.server;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrustedProxiesTest {
    private final TrustedProxies proxies = TrustedProxies.parse("10.0.0.1, 10.0.0.2,::1");

    @Test
    void takesTheLastAddressThatIsNoProxy() {
        assertThat(client("10.0.0.1", "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(client("10.0.0.1", "1.1.1.1, 203.0.113.7, 10.0.0.2")).isEqualTo("203.0.113.7");
        assertThat(client("10.0.0.1", "1.1.1.1", "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(client("0:0:0:0:0:0:0:1", "2001:db8::7")).isEqualTo("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void believesNobodyElse() {
        assertThat(client("203.0.113.9", "1.1.1.1")).isEqualTo("203.0.113.9");
        assertThat(client("10.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(client("10.0.0.1", "somebody")).isEqualTo("10.0.0.1");
        assertThat(TrustedProxies.NONE.client("10.0.0.1", List.of("1.1.1.1")))
                .isEqualTo("10.0.0.1");
    }

    @Test
    void refusesNames() {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> TrustedProxies.parse("proxy.example"));
    }

    private String client(String peer, String... forwarded) {
        return proxies.client(peer, List.of(forwarded));
    }
}
