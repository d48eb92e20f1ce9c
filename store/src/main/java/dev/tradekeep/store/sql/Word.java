package dev.tradekeep.store.sql;

import java.util.Locale;

/** How a constant of a closed set is spelled in columns, options and messages: in lower case. */
public final class Word {
    private Word() {}

    /** The word of a constant. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The words of a closed set, in its order. */
    public static <E extends Enum<E>> String[] all(Class<E> set) {
        E[] constants = set.getEnumConstants();
        String[] words = new String[constants.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = of(constants[i]);
        }
        return words;
    }

    /**
     * The constant of a word.
     *
     * @throws IllegalArgumentException when the set has none such, which a CHECK rules out
     */
    public static <E extends Enum<E>> E read(Class<E> set, String word) {
        return Enum.valueOf(set, word.toUpperCase(Locale.ROOT));
    }
}
