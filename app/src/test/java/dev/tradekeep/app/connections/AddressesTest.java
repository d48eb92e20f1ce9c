package dev.tradekeep.app.connections;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com",
                "https://api.example.com:8443/api",
                "http://127.0.0.1:9000",
                "http://localhost:9000",
                "http://[::1]:9000"
            })
    void takesWhatRequestsMayGoTo(String text) {
        assertThat(Addresses.rest("restAddress", Optional.of(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.example.com",
                "ftp://api.example.com",
                "wss://api.example.com",
                "http://api.example.com",
                "http://10.0.0.1",
                "https://",
                "https://a b",
                "https://api.example.com?x=1",
                "https://api.example.com#x",
                "https://user:word@api.example.com"
            })
    void refusesWhatTheyMayNot(String text) {
        assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () -> Addresses.rest("restAddress", Optional.of(text)))
                .hasMessageContaining("restAddress");
    }

    @Test
    void streamsHaveTheirOwnSchemes() {
        assertThat(Addresses.stream("m", Optional.of("wss://a.example.com/ws")))
                .isEqualTo("wss://a.example.com/ws");
        assertFails(
                ErrorCode.INVALID_ARGUMENT,
                () -> Addresses.stream("m", Optional.of("https://a.example.com")));
    }

    @Test
    void nothingAndAnEmptyTextAreTheExchangesOwn() {
        assertThat(Addresses.rest("r", Optional.empty())).isNull();
        assertThat(Addresses.stream("m", Optional.of(""))).isNull();
    }

    @Test
    void passwordInAnAddressIsNotShown() {
        assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () -> Addresses.rest("r", Optional.of("https://me:hunter2@a.example.com")))
                .hasMessageNotContaining("hunter2");
    }
}
