package dev.tradekeep.venue.local.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.keys.Credential;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignatureTest {
    private static final Credential.Secret SECRET = new Credential.Secret(Rig.SECRET);
    private static final String QUERY =
            "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000"
                    + "&timestamp=1499827319559";
    private static final String SIGNED =
            "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71";

    @Test
    void restSignatureIsTheDocumentedOne() {
        assertThat(SECRET.sign(QUERY)).isEqualTo(SIGNED);
        assertThat(SECRET.verifies(QUERY, SIGNED.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(SECRET.verifies(QUERY + "0", SIGNED)).isFalse();
    }

    @Test
    void symbolThatIsNotAsciiIsSignedAsItIsEncoded() {
        String encoded =
                QUERY.replace("LTCBTC", "%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96");

        assertThat(SECRET.sign(encoded))
                .isEqualTo("e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3");
    }

    @Test
    void socketSignatureIsTheDocumentedOne() {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("symbol", "BTCUSDT");
        params.put("side", "SELL");
        params.put("type", "LIMIT");
        params.put("timeInForce", "GTC");
        params.put("quantity", "0.01000000");
        params.put("price", "52000.00");
        params.put("recvWindow", "100");
        params.put("timestamp", "1645423376532");
        params.put("apiKey", "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A");
        params.put("signature", "anything");

        assertThat(SECRET.sign(SignedPayload.of(params)))
                .isEqualTo("aa1b5712c094bc4e57c05a1a5c1fd8d88dcd628338ea863fec7b88e59fe2db24");
    }

    @ParameterizedTest
    @CsvSource({
        "a=1&signature=x, '', a=1",
        "a=1, b=2&signature=x, a=1b=2",
        "a=1&signature=x, b=2, a=1b=2",
        "a=1&signature=x&c=3, '', a=1&c=3",
        "signature=x, a=1, a=1",
        "signature=x&a=1, '', a=1",
        "'', a=1&b=2, a=1&b=2",
    })
    void payloadIsQueryAndBodyWithoutTheSignature(String query, String body, String payload) {
        assertThat(SignedPayload.of(query, body)).isEqualTo(payload);
    }

    @ParameterizedTest
    @CsvSource({"Ed25519, Ed25519, true", "RSA, SHA256withRSA, false"})
    void publicKeyChecksWhatItsOtherHalfSigned(String algorithm, String signing, boolean mayLogOn)
            throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        Signature signer = Signature.getInstance(signing);
        signer.initSign(pair.getPrivate());
        signer.update(QUERY.getBytes(StandardCharsets.UTF_8));
        String signature = Base64.getEncoder().encodeToString(signer.sign());
        String bare = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        String pem = "-----BEGIN PUBLIC KEY-----\n" + bare + "\n-----END PUBLIC KEY-----\n";

        for (String text : new String[] {bare, pem}) {
            Credential credential = Credential.of(text);
            assertThat(credential.verifies(QUERY, signature)).isTrue();
            assertThat(credential.verifies(QUERY + "0", signature)).isFalse();
            assertThat(credential.verifies(QUERY, "not base64!")).isFalse();
            assertThat(credential.mayLogOn()).isEqualTo(mayLogOn);
        }
    }

    @Test
    void secretIsNoPublicKey() {
        assertThat(Credential.of(Rig.SECRET)).isInstanceOf(Credential.Secret.class);
        assertThat(Credential.of(Rig.SECRET).mayLogOn()).isFalse();
    }
}
