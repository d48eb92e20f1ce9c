package dev.tradekeep.store.listing;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of what a person typed. They have only letters and digits, so that nothing typed is
 * taken for syntax, whatever expression a database makes of them.
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

    /** All of them as one. */
    public String together() {
        return String.join("", words);
    }

    /** All of them, with a blank between two. */
    public String apart() {
        return String.join(" ", words);
    }
}
