package dev.tradekeep.app.auth;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.Locale;

/**
 * Which passwords are refused because they are guessed first. A password is taken apart into common
 * words, rows of keys, counting, repetitions, years and the name of the user; each of them counts
 * as much as one other character, however long it is.
 */
final class PasswordRules {
    /** Different characters that are not blank: fewer are a pattern. */
    static final int DIFFERENT_MIN = 5;

    /** Parts that a password is made of. */
    static final int PARTS_MIN = 5;

    private PasswordRules() {}

    /**
     * Refuses a password that is guessed.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT}, which does not show it
     */
    static void require(String password, String userName) {
        Passwords.requireLength(password);
        String visible = withoutBlanks(password);
        long different = visible.codePoints().distinct().count();
        if (different < DIFFERENT_MIN) {
            throw refused(
                    "at least "
                            + DIFFERENT_MIN
                            + " different characters that are not blank, found "
                            + different);
        }
        int parts = new PasswordParts(userName).count(visible);
        if (parts < PARTS_MIN) {
            throw refused(
                    "at least "
                            + PARTS_MIN
                            + " parts, found "
                            + parts
                            + ": a common word, the user's name, a row of keys, a year or a"
                            + " repetition is one part, as any other character is. Several words"
                            + " that do not belong together are a good one");
        }
    }

    private static TradekeepException refused(String what) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT, "Wanted a password of " + what + ".");
    }

    private static String withoutBlanks(String password) {
        StringBuilder visible = new StringBuilder();
        password.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(visible::appendCodePoint);
        return visible.toString().toLowerCase(Locale.ROOT);
    }
}
