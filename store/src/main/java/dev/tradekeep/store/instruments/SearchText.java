package dev.tradekeep.store.instruments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a person typed, as expressions of the full-text search. Only letters and digits get into
 * them, each word in quotes, so that nothing typed is taken for syntax.
 *
 * @see <a href="https://www.sqlite.org/fts5.html#full_text_query_syntax">FTS5 query syntax</a>
 */
final class SearchText {
    /** Words beyond this are not looked for. */
    static final int WORDS_MAX = 16;

    /** Characters beyond this are not looked at. */
    static final int LENGTH_MAX = 256;

    private SearchText() {}

    /** The expressions to try, the strictest first; none when the text has no word. */
    static List<String> matches(String text) {
        List<String> words = words(text);
        if (words.isEmpty()) {
            return List.of();
        }
        String code = "code : \"" + String.join("", words) + '"';
        return List.of(code, join(words, "\"", "\""), join(words, "\"", "\"*"));
    }

    private static String join(List<String> words, String before, String after) {
        return words.stream().collect(Collectors.joining(after + ' ' + before, before, after));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints()
                .limit(LENGTH_MAX)
                .forEach(c -> {
                    if (Character.isLetterOrDigit(c)) {
                        word.appendCodePoint(c);
                    } else {
                        take(word, words);
                    }
                });
        take(word, words);
        return words.subList(0, Math.min(words.size(), WORDS_MAX));
    }

    private static void take(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
