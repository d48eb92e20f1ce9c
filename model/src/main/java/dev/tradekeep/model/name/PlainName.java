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
        String fault = fault(name, charactersMax);
        if (!fault.isEmpty()) {
            throw refused(what, charactersMax, fault);
        }
        return name;
    }

    /**
     * {@link #require} of a name that stands in the path of an address, too, where a slash or dots
     * alone would lead elsewhere.
     */
    public static String requireForPath(String what, String name, int charactersMax) {
        require(what, name, charactersMax);
        boolean leadsElsewhere =
                name.indexOf('/') >= 0
                        || name.indexOf('\\') >= 0
                        || name.equals(".")
                        || name.equals("..");
        if (leadsElsewhere) {
            throw refused(what, charactersMax, "\"" + shown(name) + "\", which no path can hold");
        }
        return name;
    }

    private static String fault(String name, int charactersMax) {
        if (name.isBlank()) {
            return "a blank one";
        }
        OptionalInt unseen = name.codePoints().filter(PlainName::isUnseen).findFirst();
        if (unseen.isPresent()) {
            return String.format(Locale.ROOT, "U+%04X in \"%s\"", unseen.getAsInt(), shown(name));
        }
        if (!name.strip().equals(name)) {
            return "blanks around \"" + shown(name.strip()) + "\"";
        }
        int length = name.codePointCount(0, name.length());
        return length > charactersMax ? "one of " + length : "";
    }

    private static TradekeepException refused(String what, int charactersMax, String found) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted a name of 1 to "
                        + charactersMax
                        + " characters that can be seen, on one line, for the "
                        + what
                        + ", found "
                        + found
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
