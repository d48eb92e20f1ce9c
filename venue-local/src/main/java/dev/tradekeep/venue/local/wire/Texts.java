package dev.tradekeep.venue.local.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with places that are filled in. */
public final class Texts {
    private static final Pattern PLACE = Pattern.compile("%[sd]");

    private Texts() {}

    /** A text with each {@code %s} and {@code %d} replaced by one part, as it is. */
    public static String fill(String text, Object... parts) {
        String filled = text;
        for (Object part : parts) {
            filled =
                    PLACE.matcher(filled)
                            .replaceFirst(Matcher.quoteReplacement(String.valueOf(part)));
        }
        return filled;
    }
}
