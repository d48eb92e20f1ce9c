package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.account.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests: HMAC-SHA256 as hexadecimal digits with a shared secret, RSA-SHA256 as base64 with
 * a private key in PEM (PKCS 8). Any thread may call it.
 */
final class Signer {
    private static final String HMAC = "HmacSHA256";
    private static final String PEM = "-----BEGIN PRIVATE KEY-----";
    private static final String PEM_END = "-----END PRIVATE KEY-----";

    private final String key;
    private final Scheme scheme;

    /** One of the ways to sign. */
    private sealed interface Scheme {
        record Shared(SecretKey secret) implements Scheme {}

        record Private(PrivateKey key) implements Scheme {}
    }

    private Signer(String key, Scheme scheme) {
        this.key = key;
        this.scheme = scheme;
    }

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the key or the secret
     *     is empty, or a PEM holds no RSA key; the message holds neither of them
     */
    static Signer of(Credentials credentials) {
        if (credentials.key().isBlank() || credentials.secret().isBlank()) {
            throw invalid("Bybit wants a key and a secret or a private key; one of them is empty.");
        }
        String secret = credentials.secret();
        return new Signer(
                credentials.key(),
                secret.contains("-----BEGIN")
                        ? new Scheme.Private(rsa(secret))
                        : new Scheme.Shared(
                                new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC)));
    }

    private static PrivateKey rsa(String pem) {
        int begin = pem.indexOf(PEM);
        int end = pem.indexOf(PEM_END);
        if (begin >= 0 && end > begin) {
            try {
                byte[] der =
                        Base64.getMimeDecoder().decode(pem.substring(begin + PEM.length(), end));
                return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // Neither says which bytes were wrong.
            }
        }
        throw invalid(
                "Bybit takes a private key only as RSA in PEM of PKCS 8, which begins with \""
                        + PEM
                        + "\"; convert it with openssl pkcs8 -topk8 -nocrypt.");
    }

    private static TradekeepException invalid(String message) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, message);
    }

    /** The public half, which is sent with each request. */
    String key() {
        return key;
    }

    /**
     * The signature of a request.
     *
     * @param millis what the request says the time is
     * @param windowMillis how old it may be when the exchange looks at it
     * @param payload the query as it is sent, or the body, byte for byte
     */
    String request(long millis, long windowMillis, String payload) {
        return sign(millis + key + windowMillis + payload);
    }

    /** The signature that logs a stream on until a time. */
    String stream(long expiresMillis) {
        return sign("GET/realtime" + expiresMillis);
    }

    private String sign(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return switch (scheme) {
                case Scheme.Shared shared -> {
                    Mac mac = Mac.getInstance(HMAC);
                    mac.init(shared.secret());
                    yield HexFormat.of().formatHex(mac.doFinal(bytes));
                }
                case Scheme.Private rsa -> {
                    Signature signature = Signature.getInstance("SHA256withRSA");
                    signature.initSign(rsa.key());
                    signature.update(bytes);
                    yield Base64.getEncoder().encodeToString(signature.sign());
                }
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime signs with HMAC and RSA", e);
        }
    }
}
