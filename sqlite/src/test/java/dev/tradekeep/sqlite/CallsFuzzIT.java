package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tradekeep.sqlite.testing.Seeds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Calls in any order with any arguments, on statements and connections open or closed, end in a
 * value or in an exception that the module documents, and closing gives everything back.
 */
final class CallsFuzzIT {
    private static final int SEEDS_USUAL = 4_000;
    private static final int CALLS_BYTES_MAX = 400;

    /** Guided by the branches of this module when {@code JAZZER_FUZZ} is set. */
    @FuzzTest(maxDuration = "5m")
    void anyCalls(byte[] data) {
        run(data);
    }

    @Test
    void randomCalls() {
        Seeds.of(SEEDS_USUAL)
                .forEach(seed -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    byte[] data = new byte[random.nextInt(CALLS_BYTES_MAX)];
                    random.nextBytes(data);
                    try {
                        run(data);
                    } catch (RuntimeException | AssertionError e) {
                        String bytes = HexFormat.of().formatHex(data);
                        throw new AssertionError("The seed " + seed + " fails: " + bytes, e);
                    }
                });
    }

    private static void run(byte[] data) {
        try (Calls calls = new Calls(new Arguments(data))) {
            while (calls.callNext()) {
                // Each call judges its own outcome.
            }
        }
        assertThat(Leaks.open()).isEmpty();
    }

    /** Arguments drawn from bytes: often small, sometimes at a limit. */
    static final class Arguments {
        private static final long[] LIMITS = {
            0, -1, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 31
        };
        private static final int BYTES_MAX = 300;
        private final ByteBuffer bytes;

        Arguments(byte[] data) {
            bytes = ByteBuffer.wrap(data);
        }

        boolean hasMore() {
            return bytes.hasRemaining();
        }

        /** 0 to {@code bound} - 1. */
        int below(int bound) {
            return hasMore() ? Byte.toUnsignedInt(bytes.get()) % bound : 0;
        }

        /** An index: mostly one that exists. */
        int index() {
            return below(8) == 7 ? (int) number() : below(6) - 1;
        }

        long number() {
            if (below(2) == 0) {
                return LIMITS[below(LIMITS.length)];
            }
            return bytes.remaining() < Long.BYTES ? below(256) : bytes.getLong();
        }

        byte[] blob() {
            byte[] blob = new byte[Math.min(below(256) * 2, BYTES_MAX)];
            int given = Math.min(blob.length, bytes.remaining());
            bytes.get(blob, 0, given);
            return blob;
        }

        String text() {
            byte[] blob = blob();
            // Odd ones: unpaired surrogates and NULs, which no decoder makes.
            return blob.length % 2 == 0
                    ? new String(blob, StandardCharsets.UTF_8)
                    : new String(blob, StandardCharsets.UTF_16LE);
        }
    }
}
