package dev.tradekeep.engine.strategy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Where the class of a strategy comes from. Thread-safe. */
public final class StrategyOrigin {
    private static final String BUILT_IN = "built in";

    private final String place;
    private final Supplier<byte[]> content;

    private StrategyOrigin(String place, Supplier<byte[]> content) {
        this.place = place;
        this.content = content;
    }

    /** That of a class on the class path. */
    static StrategyOrigin ofClass(Class<?> type) {
        return new StrategyOrigin(BUILT_IN, () -> read(type));
    }

    /**
     * One that comes from a file.
     *
     * @param content the source, or the class
     */
    public static StrategyOrigin of(String place, byte[] content) {
        return new StrategyOrigin(place, content::clone);
    }

    private static byte[] read(Class<?> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream stream = type.getResourceAsStream(file)) {
            return stream == null ? new byte[0] : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For people: a file, or {@code built in}. */
    public String place() {
        return place;
    }

    /** SHA-256 of the source, or of the class, as hexadecimal digits. */
    public String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.get()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Whether it comes with the program, or from its class path. */
    public boolean isBuiltIn() {
        return place.equals(BUILT_IN);
    }
}
