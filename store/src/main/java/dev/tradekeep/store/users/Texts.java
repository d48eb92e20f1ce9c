package dev.tradekeep.store.users;

/** Cuts what comes from outside to what a column keeps. */
final class Texts {
    private Texts() {}

    /** Whether letters of several scripts are in a text: some of them look like others. */
    static boolean mixesScripts(String text) {
        return text.codePoints()
                        .filter(Character::isLetter)
                        .mapToObj(Texts::script)
                        .filter(script -> script != Character.UnicodeScript.COMMON)
                        .distinct()
                        .count()
                > 1;
    }

    /** Chinese, Japanese and Korean are written in several at once. */
    private static Character.UnicodeScript script(int codePoint) {
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        return switch (script) {
            case HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> Character.UnicodeScript.HAN;
            default -> script;
        };
    }

    /** The first characters of a text, without half of a surrogate pair at the end. */
    static String cut(String text, int charactersMax) {
        if (text.length() <= charactersMax) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(charactersMax - 1));
        return text.substring(0, splitsPair ? charactersMax - 1 : charactersMax);
    }
}
