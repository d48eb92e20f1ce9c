package dev.tradekeep.store.users;

/** Cuts what comes from outside to what a column keeps. */
final class Texts {
    private Texts() {}

    /** The first characters of a text, without half of a surrogate pair at the end. */
    static String cut(String text, int charactersMax) {
        if (text.length() <= charactersMax) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(charactersMax - 1));
        return text.substring(0, splitsPair ? charactersMax - 1 : charactersMax);
    }
}
