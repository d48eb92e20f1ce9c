package dev.tradekeep.app.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes of an authenticator app: six digits that change every 30 seconds.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6238">RFC 6238</a>
 */
public final class Totp {
    /** As the RFC asks for with SHA-1. */
    public static final int SECRET_BYTES = 20;

    private static final String ALGORITHM = "HmacSHA1";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final long STEP_MICROS = 30_000_000;
    private static final int CODES = 1_000_000;
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    /** Clocks may differ by a step. */
    private static final int DRIFT_STEPS = 1;

    private Totp() {}

    /** Whether a text has the form of a code, which no password has: it is too short for one. */
    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** The time step whose code this is; empty when it is none of those that count now. */
    public static OptionalLong stepOf(byte[] secret, String code, long now) {
        long current = Math.floorDiv(now, STEP_MICROS);
        for (long step = current - DRIFT_STEPS; step <= current + DRIFT_STEPS; step++) {
            if (MessageDigest.isEqual(
                    code(secret, step).getBytes(US_ASCII), code.getBytes(UTF_8))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** The code at a time. */
    public static String codeAt(byte[] secret, long now) {
        return code(secret, Math.floorDiv(now, STEP_MICROS));
    }

    /** The secret in base 32, as people type it. */
    public static String text(byte[] secret) {
        return base32(secret);
    }

    /** What an authenticator app reads: an address with the secret in base 32. */
    public static String address(String userName, byte[] secret) {
        return "otpauth://totp/Tradekeep:"
                + URLEncoder.encode(userName, UTF_8)
                + "?secret="
                + base32(secret)
                + "&issuer=Tradekeep";
    }

    private static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % CODES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte one : bytes) {
            bits = (bits << 8) | (one & 0xff);
            held += 8;
            while (held >= 5) {
                held -= 5;
                text.append(BASE32.charAt((bits >> held) & 31));
            }
        }
        if (held > 0) {
            text.append(BASE32.charAt((bits << (5 - held)) & 31));
        }
        return text.toString();
    }
}
