package dev.tradekeep.model.name;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "slow crossover",
                "\u00c4rger",
                "\u4e2d\u6587",
                "x\ud83d\ude00",
                "=1+1"
            })
    void takesWhatCanBeSeen(String name) {
        assertThat(PlainName.require("preset", name, 16)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\nb",
                "a\r",
                "a\tb",
                "\u0000",
                "\u001b[31m",
                "a\u0085b",
                "a\u2028b",
                "a\u202eb",
                "a\u200bb",
                "\ufeffa",
                "\ud800",
                " a",
                "a ",
                "\u2003a",
                "12345678901234567"
            })
    void refusesTheRest(String name) {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> PlainName.require("preset", name, 16))
                .hasMessageStartingWith(
                        "Wanted a name of 1 to 16 characters that can be seen, on one line, for the"
                                + " preset, found ")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\b", ".", "..", "../.."})
    void refusesWhatLeadsElsewhereInAPath(String name) {
        assertThat(PlainName.require("source", name, 16)).isEqualTo(name);
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> PlainName.requireForPath("engine", name, 16))
                .hasMessageContaining("which no path can hold");
    }

    @Test
    void namesTheCharacterThatCannotBeSeen() {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> PlainName.require("engine", "a\u202eb", 16))
                .hasMessageContaining("U+202E")
                .hasMessageContaining("\"a?b\"");
    }
}
