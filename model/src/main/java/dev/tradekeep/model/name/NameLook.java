package dev.tradekeep.model.name;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What a name looks like: two names of one look are taken for each other. Covers the letters of
 * Cyrillic and Greek that are drawn as Latin ones, letters and digits of one shape, marks, and the
 * forms of a character that Unicode calls compatible.
 *
 * @see <a href="https://www.unicode.org/reports/tr39/">Unicode Technical Standard 39</a>
 */
public final class NameLook {
    private static final String DRAWN =
            "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d"
                    + "\u043a\u043c\u043d\u0442\u0432\u0433\u0437"
                    + "\u03bf\u03b1\u03c1\u03bd\u03b9\u03ba\u03c5\u03c7\u03c4\u03b5\u03b7\u03b3\u03c9";

    private static final String AS = "aeopcyxijshdqwkmhtbr3oapvikuxtenyw";

    private NameLook() {}

    /** The look of a name, a text for comparison only. */
    public static String of(String name) {
        // Before the case goes: a small l and a large I are one stroke, a small i is not.
        String plain =
                Normalizer.normalize(name.replace('I', 'l'), Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT);
        StringBuilder look = new StringBuilder();
        plain.codePoints().map(NameLook::drawn).forEach(look::appendCodePoint);
        return look.toString().replace("rn", "m").replace("vv", "w");
    }

    /** Whether a name has forms of characters that Unicode calls compatible with plain ones. */
    public static boolean isDisguised(String name) {
        return !Normalizer.normalize(name, Normalizer.Form.NFKC).equals(name);
    }

    private static int drawn(int codePoint) {
        return switch (codePoint) {
            case '0' -> 'o';
            case '1' -> 'l';
            case '\u0131' -> 'i';
            default -> {
                int at = DRAWN.indexOf(codePoint);
                yield at < 0 ? codePoint : AS.charAt(at);
            }
        };
    }
}
