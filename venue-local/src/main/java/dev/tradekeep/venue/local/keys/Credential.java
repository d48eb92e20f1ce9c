package dev.tradekeep.venue.local.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a signature is checked with: a shared secret, or a public key. */
public sealed interface Credential {
    /** Whether the signature of a payload is right. */
    boolean verifies(String payload, String signature);

    /** Whether a session may be logged on with it. */
    boolean mayLogOn();

    /** Reads a secret, or a public key as PEM or as its base64: Ed25519 or RSA. */
    static Credential of(String text) {
        String bare = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        if (bare.length() > 40) {
            for (String algorithm : new String[] {"Ed25519", "RSA"}) {
                try {
                    byte[] bytes = Base64.getDecoder().decode(bare);
                    PublicKey key =
                            KeyFactory.getInstance(algorithm)
                                    .generatePublic(new X509EncodedKeySpec(bytes));
                    return new Key(key, algorithm.equals("RSA") ? "SHA256withRSA" : algorithm);
                } catch (GeneralSecurityException | IllegalArgumentException notThisOne) {
                    // A secret, or a key of the other kind.
                }
            }
        }
        return new Secret(text);
    }

    /** A secret that both sides know; signatures are hexadecimal in either case. */
    final class Secret implements Credential {
        private static final String ALGORITHM = "HmacSHA256";

        private final ThreadLocal<Mac> macs;

        public Secret(String secret) {
            SecretKeySpec key =
                    new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
            macs =
                    ThreadLocal.withInitial(() -> {
                        try {
                            Mac mac = Mac.getInstance(ALGORITHM);
                            mac.init(key);
                            return mac;
                        } catch (GeneralSecurityException e) {
                            throw new IllegalStateException("This JDK has no HMAC.", e);
                        }
                    });
        }

        /** The signature of a payload. */
        public String sign(String payload) {
            byte[] sum = macs.get().doFinal(payload.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        }

        @Override
        public boolean verifies(String payload, String signature) {
            return sign(payload).equals(signature.toLowerCase(Locale.ROOT));
        }

        @Override
        public boolean mayLogOn() {
            return false;
        }
    }

    /** The public half of a pair; signatures are base64. */
    record Key(PublicKey key, String algorithm) implements Credential {
        @Override
        public boolean verifies(String payload, String signature) {
            try {
                Signature check = Signature.getInstance(algorithm);
                check.initVerify(key);
                check.update(payload.getBytes(StandardCharsets.UTF_8));
                return check.verify(Base64.getDecoder().decode(signature));
            } catch (SignatureException | IllegalArgumentException wrong) {
                return false;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This JDK cannot check " + algorithm + ".", e);
            }
        }

        @Override
        public boolean mayLogOn() {
            return algorithm.equals("Ed25519");
        }
    }
}
