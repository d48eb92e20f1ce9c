package dev.tradekeep.market.imports;

/** What may lie between the columns of a line. */
final class Delimiters {
    private static final char[] ALL = {',', ';', '\t', '|'};

    private Delimiters() {}

    /** The one that the line has most of; a comma when it has none. */
    static char mostCommon(String text, int from) {
        int start = from;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        char best = ALL[0];
        int most = 0;
        for (char delimiter : ALL) {
            int count = count(text, start, delimiter);
            if (count > most) {
                most = count;
                best = delimiter;
            }
        }
        return best;
    }

    /** How often one is in the line that begins there, quoted ones aside. */
    static int count(String text, int start, char wanted) {
        int count = 0;
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted && c == wanted) {
                count++;
            }
        }
        return count;
    }
}
