package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.error.Nearest;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of strategies and parameters: lower-case words with hyphens. */
final class StrategyNames {
    /** The longest name. */
    static final int LENGTH_MAX = 64;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Between two words of a class's name. */
    private static final Pattern WORDS =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_");

    private StrategyNames() {}

    static boolean isName(String text) {
        return text.length() <= LENGTH_MAX && NAME.matcher(text).matches();
    }

    /** The name that a class has: {@code MeanReversion} is {@code mean-reversion}. */
    static String of(String simpleName) {
        return String.join("-", WORDS.split(simpleName)).toLowerCase(Locale.ROOT);
    }

    /** Says that a name is not known, which is near, and which there are. */
    static String unknown(String what, String found, Collection<String> known) {
        return "Wanted the name of "
                + what
                + ", found \""
                + found
                + "\". "
                + Nearest.to(found, known).map(name -> "Did you mean \"" + name + "\"? ").orElse("")
                + (known.isEmpty()
                        ? "There are none."
                        : "There are: " + String.join(", ", known) + ".");
    }
}
