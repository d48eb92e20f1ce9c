package dev.tradekeep.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.account.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Signatures made by another program from the same texts, and keys that are none. */
final class SignerTest {
    private static final Credentials SHARED =
            new Credentials("T9XjqF2bKp7LmN4Rw", "c3VwZXItc2VjcmV0LWtleQ8h2");

    @Test
    void signsAQueryAsItIsSent() {
        String query = "category=spot&symbol=BTCUSDT&orderLinkId=T0000000001-1";
        assertThat(Signer.of(SHARED).request(1_658_384_314_791L, 5_000, query))
                .isEqualTo("ff6a75cb4b56d90ed20204241a1b7bba391c58b8d9199a6157ec347b72be3e63");
    }

    @Test
    void signsABodyByteForByte() {
        String body =
                "{\"category\":\"spot\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":"
                        + "\"Limit\",\"qty\":\"0.001\",\"price\":\"60000.01\",\"timeInForce\":\"GTC\","
                        + "\"orderLinkId\":\"T1\"}";
        assertThat(Signer.of(SHARED).request(1_658_385_579_423L, 5_000, body))
                .isEqualTo("cc20d17acc29583792a86e20a2f8142e88ce34154f7b1740b2bb9865768eeed3");
    }

    @Test
    void logsAStreamOn() {
        assertThat(Signer.of(SHARED).stream(1_658_385_579_423L))
                .isEqualTo("db812b7420eab219b60e5bf9919074ca88c654ff7828f2d1967188159a1a31ee");
    }

    @Test
    void signsWithAnRsaKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        KeyPair pair = generator.generateKeyPair();
        String pem =
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n";

        String signed = Signer.of(new Credentials("k", pem)).request(12, 5_000, "a=b");

        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(pair.getPublic());
        check.update("12k5000a=b".getBytes(StandardCharsets.UTF_8));
        assertThat(check.verify(Base64.getDecoder().decode(signed))).isTrue();
    }

    @Test
    void refusesKeysThatAreNoneWithoutShowingThem() {
        String pem = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----";
        assertThatThrownBy(() -> Signer.of(new Credentials("k", pem)))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("PKCS 8")
                .hasMessageNotContaining("c2VjcmV0");
        String other = "-----BEGIN EC PRIVATE KEY-----\nc2VjcmV0\n-----END EC PRIVATE KEY-----";
        assertThatThrownBy(() -> Signer.of(new Credentials("k", other)))
                .isInstanceOf(TradekeepException.class)
                .hasMessageNotContaining("c2VjcmV0");
        assertThatThrownBy(() -> Signer.of(new Credentials(" ", "s")))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("empty");
    }
}
