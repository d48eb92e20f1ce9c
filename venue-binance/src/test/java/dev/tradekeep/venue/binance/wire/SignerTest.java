package dev.tradekeep.venue.binance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signatures that Binance's documents give, and those that only a public key can check. */
final class SignerTest {
    private static final String SECRET =
            "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    @Test
    void orderOverHttpIsSignedAsDocumented() {
        Params params =
                new Params()
                        .put("symbol", "LTCBTC")
                        .put("side", "BUY")
                        .put("type", "LIMIT")
                        .put("timeInForce", "GTC")
                        .put("quantity", "1")
                        .put("price", "0.1")
                        .put("recvWindow", 5_000)
                        .put("timestamp", 1_499_827_319_559L);

        assertThat(Signer.of(SECRET).sign(params.query()))
                .isEqualTo("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
    }

    @Test
    void requestOverASocketIsSignedAsDocumented() {
        Params params =
                new Params()
                        .put("symbol", "BTCUSDT")
                        .put("side", "SELL")
                        .put("type", "LIMIT")
                        .put("timeInForce", "GTC")
                        .put("quantity", "0.01000000")
                        .put("price", "52000.00")
                        .put("recvWindow", 100)
                        .put("timestamp", 1_645_423_376_532L)
                        .put(
                                "apiKey",
                                "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A");

        assertThat(Signer.of(SECRET).sign(params.sorted()))
                .isEqualTo("aa1b5712c094bc4e57c05a1a5c1fd8d88dcd628338ea863fec7b88e59fe2db24");
    }

    @Test
    void valuesArePercentEncodedBeforeTheyAreSigned() {
        assertThat(new Params().put("a", "x y&=ü").query()).isEqualTo("a=x+y%26%3D%C3%BC");
        assertThat(new Params().put("a", "q\"\\").json()).isEqualTo("{\"a\":\"q\\\"\\\\\"}");
    }

    @ParameterizedTest
    @CsvSource({"Ed25519, Ed25519, true", "RSA, SHA256withRSA, false"})
    void pairSignsWhatItsPublicKeyChecks(String kind, String algorithm, boolean logsOn)
            throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(kind).generateKeyPair();
        Signer signer =
                Signer.of(
                        "\n-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getMimeEncoder()
                                        .encodeToString(pair.getPrivate().getEncoded())
                                + "\n-----END PRIVATE KEY-----\n");
        Signature check = Signature.getInstance(algorithm);
        check.initVerify(pair.getPublic());
        check.update("a=1".getBytes(StandardCharsets.UTF_8));

        assertThat(check.verify(Base64.getDecoder().decode(signer.sign("a=1")))).isTrue();
        assertThat(signer.mayLogOn()).isEqualTo(logsOn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n***\n-----END PRIVATE KEY-----"
            })
    void secretOfNoFormIsRefusedWithoutBeingTold(String secret) {
        assertThatThrownBy(() -> Signer.of(secret))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("wanted")
                .hasMessageNotContaining("c2VjcmV0");
    }
}
