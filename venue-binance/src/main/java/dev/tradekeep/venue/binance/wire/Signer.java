package dev.tradekeep.venue.binance.wire;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests. Thread-safe. */
public sealed interface Signer {

    /** The signature of a payload, as it is sent. */
    String sign(String payload);

    /** Whether a session of the WebSocket API can be opened with it. */
    boolean mayLogOn();

    /**
     * What signs with a secret: an HMAC key as it is, or a private key, Ed25519 or RSA, as PEM.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is neither; the
     *     message holds nothing of it
     */
    static Signer of(String secret) {
        String text = secret.strip();
        if (text.isEmpty()) {
            throw invalid("an API secret, found an empty text");
        }
        return text.startsWith(Pair.BEGIN) ? Pair.of(text) : new Secret(text);
    }

    private static TradekeepException invalid(String wanted) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT, "Binance: wanted " + wanted + ".");
    }

    /** A secret that both sides know; signatures are hexadecimal. */
    final class Secret implements Signer {
        private static final String ALGORITHM = "HmacSHA256";
        private final SecretKeySpec key;

        private Secret(String secret) {
            key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        }

        @Override
        public String sign(String payload) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(key);
                byte[] sum = mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(sum);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This JDK has no HMAC.", e);
            }
        }

        @Override
        public boolean mayLogOn() {
            return false;
        }
    }

    /** A private key; signatures are base64. */
    final class Pair implements Signer {
        private static final String BEGIN = "-----BEGIN";
        private static final String ED25519 = "Ed25519";
        private final PrivateKey key;
        private final String algorithm;

        private Pair(PrivateKey key, String algorithm) {
            this.key = key;
            this.algorithm = algorithm;
        }

        private static Pair of(String pem) {
            String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            if (pem.startsWith(BEGIN + " PRIVATE KEY-----")) {
                for (String kind : List.of(ED25519, "RSA")) {
                    try {
                        PKCS8EncodedKeySpec spec =
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
                        PrivateKey key = KeyFactory.getInstance(kind).generatePrivate(spec);
                        return new Pair(key, kind.equals(ED25519) ? ED25519 : "SHA256withRSA");
                    } catch (GeneralSecurityException | IllegalArgumentException notThisOne) {
                        // A key of the other kind, or none.
                    }
                }
            }
            throw invalid(
                    "an Ed25519 or RSA key as PEM that begins with \"-----BEGIN PRIVATE KEY-----\""
                            + " and is not encrypted, found another PEM; convert it with"
                            + " \"openssl pkcs8 -topk8 -nocrypt\"");
        }

        @Override
        public String sign(String payload) {
            try {
                Signature signature = Signature.getInstance(algorithm);
                signature.initSign(key);
                signature.update(payload.getBytes(StandardCharsets.UTF_8));
                return Base64.getEncoder().encodeToString(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This JDK cannot sign with " + algorithm + ".", e);
            }
        }

        @Override
        public boolean mayLogOn() {
            return algorithm.equals(ED25519);
        }
    }
}
