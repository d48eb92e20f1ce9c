package dev.tradekeep.app.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

final class LoginThrottleTest {
    private static final long SECOND = 1_000_000;
    private static final long NOW = 1_000 * SECOND;

    private final LoginThrottle throttle = new LoginThrottle();

    @Test
    void delayDoublesWithEveryFailure() {
        fail("anna", "a", LoginThrottle.FREE_OF_PAIR);
        assertThat(delay("Anna", "a", false)).isEqualTo(1);
        fail("anna", "a", 1);
        assertThat(delay("anna", "a", false)).isEqualTo(2);
        fail("anna", "a", 1);
        assertThat(delay("anna", "a", true)).isEqualTo(4);
        fail("anna", "a", 20);
        assertThat(delay("anna", "a", true)).isEqualTo(LoginThrottle.DELAY_MAX.toSeconds());
    }

    @Test
    void guesserElsewhereDelaysNobodyWhoIsKnown() {
        for (int i = 0; i < LoginThrottle.FREE_OF_NAME; i++) {
            fail("anna", "bot " + i, 1);
        }

        assertThat(delay("anna", "another bot", false)).isEqualTo(1);
        assertThat(delay("anna", "home", true)).isZero();
        assertThat(delay("bert", "home", false)).isZero();
    }

    @Test
    void addressThatTriesManyNamesIsDelayed() {
        for (int i = 0; i < LoginThrottle.FREE_OF_ADDRESS; i++) {
            fail("user " + i, "bot", 1);
        }

        assertThat(delay("anna", "bot", true)).isEqualTo(1);
        assertThat(delay("anna", "home", false)).isZero();
    }

    @Test
    void successAtAnAddressForgetsTheSlipsThere() {
        fail("anna", "a", LoginThrottle.FREE_OF_PAIR);
        throttle.succeeded("Anna", "a");

        assertThat(delay("anna", "a", true)).isZero();
    }

    @Test
    void liftingForgetsAUserEverywhere() {
        fail("anna", "a", 30);
        fail("anna", "b", 10);
        throttle.lift("ANNA");

        assertThat(delay("anna", "a", false)).isZero();
        assertThat(delay("anna", "b", false)).isZero();
    }

    @Test
    void isForgottenInTimeAndWhenTheClockGoesBack() {
        fail("anna", "a", 30);
        long later = NOW + (LoginThrottle.DELAY_MAX.toSeconds() + 1) * SECOND;

        assertThatCode(() -> throttle.require("anna", "a", later, () -> false))
                .doesNotThrowAnyException();
        assertThatCode(() -> throttle.require("anna", "a", 0, () -> false))
                .doesNotThrowAnyException();
    }

    private void fail(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(name, address, NOW);
        }
    }

    /** Seconds; 0 for none. */
    private long delay(String name, String address, boolean known) {
        LoginDelayed delayed =
                catchThrowableOfType(
                        LoginDelayed.class,
                        () -> throttle.require(name, address, NOW, () -> known));
        return delayed == null ? 0 : delayed.seconds();
    }
}
