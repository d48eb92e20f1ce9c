package dev.tradekeep.app.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.account.Credentials;
import dev.tradekeep.venue.account.VenueFailure;
import org.junit.jupiter.api.Test;

final class RedactionTest {
    private final Redaction redaction =
            new Redaction(new Credentials("the-key", "the-secret", "a-phrase"));

    @Test
    void takesOutWhatTheAccountProvesItselfWith() {
        assertThat(redaction.of("GET /x?k=the-key&s=the-secret refused a-phrase"))
                .isEqualTo("GET /x?k=***&s=*** refused ***");
    }

    @Test
    void makesOneLineOfBoundedLength() {
        assertThat(redaction.of(" a\r\n\tb\u0000c\u001b[31m ")).isEqualTo("a b c [31m");
        assertThat(redaction.of("x".repeat(5_000))).hasSize(Redaction.CHARACTERS_MAX);
    }

    @Test
    void hidesNoShortWordThatIsEverywhere() {
        assertThat(new Redaction(new Credentials("key", "a", "")).of("a key")).isEqualTo("a key");
    }

    @Test
    void cleansFailuresWithAllTheirTexts() {
        VenueFailure.NotDone clean =
                (VenueFailure.NotDone)
                        redaction.of(
                                new VenueFailure.NotDone(
                                        VenueFailure.Kind.REFUSED, "the-key", "the-secret", 7));
        assertThat(clean.code() + clean.reason()).isEqualTo("******");
        assertThat(clean.retryAt()).isEqualTo(7);
        assertThat(redaction.of(new VenueFailure.Unknown("the-secret")).reason()).isEqualTo("***");
    }
}
