package dev.tradekeep.model.name;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A name of anything: on one line, without blanks around it, of characters that can be seen. Others
 * would break a table, hide in a log, or turn the text around them.
 */
public final class PlainName {
    private static final int SHOWN_MAX = 64;

    private PlainName() {}

    /**
     * The name, when it is one.
     *
     * @param what it names, such as {@code portfolio}
     * @param charactersMax code points at most
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is none
     */
    public static String require(String what, String name, int charactersMax) {
        OptionalInt unseen = name.codePoints().filter(PlainName::isUnseen).findFirst();
        int length = name.codePointCount(0, name.length());
        String fault = "";
        if (name.isBlank()) {
            fault = "a blank one";
        } else if (unseen.isPresent()) {
            fault =
                    String.format(
                            Locale.ROOT,
                            "the character U+%04X, which cannot be seen, in \"%s\"",
                            unseen.getAsInt(),
                            shown(name));
        } else if (!name.strip().equals(name)) {
            fault = "blanks around \"" + shown(name.strip()) + "\"";
        } else if (length > charactersMax) {
            fault = "one of " + length;
        }
        if (fault.isEmpty()) {
            return name;
        }
        throw new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted a name of 1 to "
                        + charactersMax
                        + " characters on one line for the "
                        + what
                        + ", found "
                        + fault
                        + ".");
    }

    private static boolean isUnseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> codePoint == '\uFFFD';
        };
    }

    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .limit(SHOWN_MAX)
                .map(codePoint -> isUnseen(codePoint) ? '?' : codePoint)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
