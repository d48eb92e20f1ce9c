package dev.tradekeep.app.text;

import java.util.Locale;

/** Sizes in one unit, which are easy to compare. */
public final class Megabytes {
    private static final double BYTES = 1024.0 * 1024.0;

    private Megabytes() {}

    /** Such as {@code 12.34 MB}; a megabyte is 1024 × 1024 bytes. */
    public static String of(long bytes) {
        return String.format(Locale.ROOT, "%.2f MB", bytes / BYTES);
    }
}
