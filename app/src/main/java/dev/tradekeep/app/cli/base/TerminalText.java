package dev.tradekeep.app.cli.base;

/** Text from files and from databases, made fit for a terminal. */
public final class TerminalText {
    private static final char SHOWN_INSTEAD = '\uFFFD';

    private TerminalText() {}

    /**
     * The text in one line, without characters that a terminal obeys or that change the order in
     * which others are read: an SQL file could move the cursor and forge an answer.
     */
    public static String oneLine(String text) {
        String line = text.replaceAll("\\R|\t", " ");
        StringBuilder shown = new StringBuilder(line.length());
        line.codePoints().forEach(c -> shown.appendCodePoint(isObeyed(c) ? SHOWN_INSTEAD : c));
        return shown.toString();
    }

    private static boolean isObeyed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
