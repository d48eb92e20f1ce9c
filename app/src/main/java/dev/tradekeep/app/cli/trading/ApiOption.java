package dev.tradekeep.app.cli.trading;

import java.util.Locale;

/**
 * An option of a command that a route of the API does.
 *
 * @param field of the body
 * @param label of its value; empty for a flag
 * @param meaning one phrase
 */
record ApiOption(String field, String label, boolean required, boolean several, String meaning) {
    static ApiOption required(String field, String label, String meaning) {
        return new ApiOption(field, label, true, false, meaning);
    }

    static ApiOption optional(String field, String label, String meaning) {
        return new ApiOption(field, label, false, false, meaning);
    }

    /** One that may be given several times. */
    static ApiOption several(String field, String label, String meaning) {
        return new ApiOption(field, label, true, true, meaning);
    }

    static ApiOption flag(String field, String meaning) {
        return new ApiOption(field, "", false, false, meaning);
    }

    /** As it is typed: {@code limitPrice} is {@code --limit-price}. */
    String name() {
        return "--" + field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    boolean isFlag() {
        return label.isEmpty();
    }
}
