package dev.tradekeep.app.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final long SECOND = 1_000_000;

    /** The last six digits of the values in appendix B of RFC 6238. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void makesTheCodesOfTheRfc(long seconds, String code) {
        assertThat(Totp.codeAt(SECRET, seconds * SECOND)).isEqualTo(code);
    }

    @Test
    void takesTheCodesOfThisStepAndOfItsNeighbours() {
        String code = Totp.codeAt(SECRET, 3_000 * SECOND);

        assertThat(Totp.stepOf(SECRET, code, 3_000 * SECOND)).hasValue(100);
        assertThat(Totp.stepOf(SECRET, code, 3_059 * SECOND)).hasValue(100);
        assertThat(Totp.stepOf(SECRET, code, 2_970 * SECOND)).hasValue(100);
        assertThat(Totp.stepOf(SECRET, code, 3_060 * SECOND)).isEmpty();
        assertThat(Totp.stepOf(SECRET, "", 3_000 * SECOND)).isEmpty();
    }

    @Test
    void writesTheSecretAsAppsReadIt() {
        assertThat(Totp.text(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.address("a@b", SECRET))
                .startsWith("otpauth://totp/Tradekeep:a%40b?secret=GEZDGNBVGY3TQOJQ");
    }
}
