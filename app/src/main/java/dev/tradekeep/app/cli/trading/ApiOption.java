package dev.tradekeep.app.cli.trading;

import java.util.Locale;

/**
 * An option of a command that a route of the API does.
 *
 * @param field of the body
 * @param word that is typed, in the style of fields
 * @param label of its value; empty for a flag
 * @param meaning one phrase
 */
record ApiOption(
        String field,
        String word,
        String label,
        boolean required,
        boolean several,
        String meaning) {
    static ApiOption required(String field, String label, String meaning) {
        return new ApiOption(field, field, label, true, false, meaning);
    }

    static ApiOption optional(String field, String label, String meaning) {
        return new ApiOption(field, field, label, false, false, meaning);
    }

    /** One that may be given several times. */
    static ApiOption several(String field, String label, String meaning) {
        return new ApiOption(field, field, label, true, true, meaning);
    }

    /** One that may be given several times, or not at all. */
    static ApiOption perhapsSeveral(String field, String word, String label, String meaning) {
        return new ApiOption(field, word, label, false, true, meaning);
    }

    /** The same under another word. */
    ApiOption typed(String other) {
        return new ApiOption(field, other, label, required, several, meaning);
    }

    static ApiOption flag(String field, String meaning) {
        return new ApiOption(field, field, "", false, false, meaning);
    }

    /** As it is typed: {@code limitPrice} is {@code --limit-price}. */
    String name() {
        return "--" + word.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    boolean isFlag() {
        return label.isEmpty();
    }
}
