package dev.tradekeep.store.listing;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of what a person typed, as expressions of the full-text search. Only letters and digits
 * get into them, each word in quotes, so that nothing typed is taken for syntax.
 *
 * @see <a href="https://www.sqlite.org/fts5.html#full_text_query_syntax">FTS5 query syntax</a>
 */
public final class SearchWords {
    /** Words beyond this are not looked for. */
    static final int WORDS_MAX = 16;

    /** Characters beyond this are not looked at. */
    static final int LENGTH_MAX = 256;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final List<String> words;

    private SearchWords(List<String> words) {
        this.words = words;
    }

    /** The words of a text; anything is allowed. */
    public static SearchWords of(String text) {
        String head = text.substring(0, Math.min(text.length(), LENGTH_MAX));
        return new SearchWords(
                WORD.matcher(head).results().limit(WORDS_MAX).map(MatchResult::group).toList());
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Finds what has them as one word, written together. */
    public String together() {
        return '"' + String.join("", words) + '"';
    }

    /** Finds what has all of them. */
    public String whole() {
        return words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(" "));
    }

    /** Finds what has, for each of them, a word that begins so. */
    public String beginnings() {
        return words.stream().map(word -> '"' + word + "\"*").collect(Collectors.joining(" "));
    }
}
