package dev.tradekeep.app.http.access;

import dev.tradekeep.app.http.api.Inquiry;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The one-time token of a first installation: printed at the start, good until the first
 * administrator is there, gone with the process. Immutable and thread-safe.
 */
public final class InstallToken {
    private static final int BYTES = 20;
    private static final String SCHEME = "Bearer ";

    private final String text;

    private InstallToken(String text) {
        this.text = text;
    }

    /** A new token that nobody can guess. */
    public static InstallToken create() {
        return create(new SecureRandom());
    }

    static InstallToken create(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new InstallToken(HexFormat.of().formatHex(bytes));
    }

    /** The token itself, for whoever started the server. */
    public String text() {
        return text;
    }

    /** Whether a request carries it as {@code Authorization: Bearer}. */
    public boolean isIn(Inquiry inquiry) {
        String header = inquiry.header("Authorization").orElse("");
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && matches(header.substring(SCHEME.length()).strip());
    }

    /**
     * Refuses a request that does not carry it.
     *
     * @throws TradekeepException with {@link ErrorCode#UNAUTHENTICATED}
     */
    public void require(Inquiry inquiry) {
        if (!isIn(inquiry)) {
            throw new TradekeepException(
                    ErrorCode.UNAUTHENTICATED,
                    "Wanted the one-time token that the server printed at its start, as"
                            + " \"Authorization: Bearer TOKEN\".");
        }
    }

    /** Takes the same time however much of it is right. */
    private boolean matches(String given) {
        return MessageDigest.isEqual(
                text.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
