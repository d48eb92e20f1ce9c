package dev.tradekeep.app.http.api;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/** Texts that others sent. */
public final class Texts {
    private static final int SHOWN_MAX = 64;
    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /**
     * Refuses what no name, value or message holds: control characters but line ends and tabs,
     * halves of characters, and what broken UTF-8 is decoded to.
     */
    public static void requireClean(String name, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean half =
                    Character.isHighSurrogate(c)
                            ? i + 1 == text.length()
                                    || !Character.isLowSurrogate(text.charAt(i + 1))
                            : Character.isLowSurrogate(c)
                                    && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
            if (half || control || c == REPLACEMENT) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "\""
                                + shown(name)
                                + "\" holds a character that no text has, at position "
                                + i
                                + ".");
            }
        }
    }

    /** The text as a message can show it: short, on one line. */
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), SHOWN_MAX); i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return text.length() > SHOWN_MAX ? shown.append('…').toString() : shown.toString();
    }
}
