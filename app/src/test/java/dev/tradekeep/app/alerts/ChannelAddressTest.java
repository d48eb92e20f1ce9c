package dev.tradekeep.app.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChannelAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "[fe80::1]",
                "0.0.0.0",
                "[::]",
                "224.0.0.1",
                "[ff02::1]",
                // The same address as one of version 6.
                "[::ffff:169.254.169.254]",
            })
    void nothingIsSentToAddressesThatLeadToNobodyOrToCredentials(String host) {
        assertThat(ChannelAddress.obstacle(host, true)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "[::1], true",
        "10.1.2.3, true",
        "192.168.1.5, true",
        "[fd12::1], true",
        "93.184.215.14, false",
        "[2606:2800::1], false",
    })
    void withoutEncryptionOnlyNearAddressesAreReached(String host, boolean near) {
        assertThat(ChannelAddress.obstacle(host, false).isEmpty()).isEqualTo(near);
        assertThat(ChannelAddress.obstacle(host, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com",
                "https://",
                "https://me:word@example.com",
                "file:///etc/passwd",
                "https://example.com/#part",
                "no address",
                "https://exa mple.com",
            })
    void refusesWhatIsNoAddressOfTheWeb(String text) {
        assertThatThrownBy(() -> ChannelAddress.parse(text, List.of("https", "http")))
                .isInstanceOf(TradekeepException.class);
    }
}
