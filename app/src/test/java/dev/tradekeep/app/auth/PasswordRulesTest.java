package dev.tradekeep.app.auth;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.tradekeep.model.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "Password123!",
                "P@ssw0rd2024",
                "passwordpassword",
                "Pa55word Pa55word",
                "qwertyuiop123",
                "1q2w3e4r5t6z",
                "iloveyou2023",
                "administrator",
                "letmeinletmein1",
                "correcthorsebatterystaple",
                "123456789012",
                "abcdefghijkl",
                "zyxwvutsrqpo",
                "098765432109",
                "aaaabbbbcccc",
                "abababababab",
                "xyzxyzxyzxyzx",
                "Tradekeep2026",
                "sunshine!!!!!!",
                "ada.lovelace1"
            })
    void refusesWhatIsGuessedFirst(String password) {
        assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () -> PasswordRules.require(password, "ada.lovelace"))
                .hasMessageStartingWith("Wanted a password of at least 5 ")
                .hasMessageNotContaining(password);
    }

    @Test
    void refusesBlanks() {
        assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () ->
                                PasswordRules.require(
                                        "\u00a0 \t \u2003 \u00a0 \u3000 ".repeat(2), "ada"))
                .hasMessageContaining("not blank, found 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse staple",
                "a long password",
                "monkey dragon summer winter purple",
                "x7#kQ9!mZ2wL",
                "\u0444\u0438\u0430\u043b\u043a\u0430 \u0434\u043e\u0436\u0434\u044c",
                "vier alte Kamele"
            })
    void takesOthers(String password) {
        assertThatNoException().isThrownBy(() -> PasswordRules.require(password, "ada"));
    }
}
