package dev.tradekeep.app.text;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/**
 * Names that people give to engines, presets and the like: they stand in paths, tables and logs,
 * and two that look the same there are the same.
 */
public final class ShortName {
    private ShortName() {}

    /**
     * Refuses what is no name.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT}
     */
    public static void require(String name, int charactersMax) {
        if (name.isEmpty()
                || name.length() > charactersMax
                || !name.equals(name.strip())
                || name.equals(".")
                || name.equals("..")
                || !name.codePoints().allMatch(ShortName::isVisible)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a name of 1 to "
                            + charactersMax
                            + " characters that can be seen, without / and \\ and without blanks"
                            + " at its ends.");
        }
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            default -> c != '/' && c != '\\';
        };
    }
}
