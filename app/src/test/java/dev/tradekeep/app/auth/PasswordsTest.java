package dev.tradekeep.app.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void matchesThePasswordAndNoOther() {
        String hash = passwords.hash("correct horse staple");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("correct horse staple", hash)).isTrue();
        assertThat(passwords.matches("correct horse stapl", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    @Test
    void saltsEachHash() {
        assertThat(passwords.hash("correct horse staple"))
                .isNotEqualTo(passwords.hash("correct horse staple"));
    }

    @Test
    void refusesPasswordsThatAreGuessedOrOnlyCostTime() {
        assertThatThrownBy(() -> passwords.hash("x".repeat(Passwords.LENGTH_MIN - 1)))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("12 to 256");
        assertThatThrownBy(() -> passwords.hash("x".repeat(Passwords.LENGTH_MAX + 1)))
                .isInstanceOf(TradekeepException.class);
        assertThat(passwords.matches("x".repeat(Passwords.LENGTH_MAX + 1), "$none$")).isFalse();
    }
}
