package dev.tradekeep.engine.strategy.file;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.List;

/**
 * The source of a strategy, for messages that show a place in it.
 *
 * @param file as people know it
 * @param lines of the source; empty when there is none, as of a library
 */
record SourceText(String file, List<String> lines) {
    private static final int EXCERPT_LENGTH_MAX = 200;

    SourceText {
        lines = List.copyOf(lines);
    }

    static SourceText of(String file, String text) {
        return new SourceText(file, text.lines().toList());
    }

    /** What is wrong with the file as a whole. */
    TradekeepException error(String message) {
        return new TradekeepException(ErrorCode.STRATEGY_INVALID, file + ": " + message);
    }

    /**
     * What is wrong in a line.
     *
     * @param line from 1; below 1 when it is not known
     * @param column from 1
     */
    TradekeepException error(long line, long column, String message) {
        if (line < 1) {
            return error(message);
        }
        return new TradekeepException(
                ErrorCode.STRATEGY_INVALID,
                file + ":" + line + ": " + message,
                excerpt(line, column),
                null);
    }

    /** What is wrong in a line, the caret below a word of it. */
    TradekeepException error(long line, String word, String message) {
        int column = line < 1 || line > lines.size() ? -1 : line(line).indexOf(word);
        return error(line, column < 0 ? indentOf(line) : column + 1L, message);
    }

    private long indentOf(long line) {
        String text = line < 1 || line > lines.size() ? "" : line(line);
        return text.length() - text.stripLeading().length() + 1L;
    }

    private String line(long line) {
        return lines.get(Math.toIntExact(line - 1));
    }

    private String excerpt(long line, long column) {
        if (line > lines.size()) {
            return "";
        }
        String text = line(line).replace('\t', ' ');
        int caret = (int) Math.clamp(column, 1, text.length() + 1L);
        int from = Math.max(0, caret - EXCERPT_LENGTH_MAX / 2);
        String shown = text.substring(from, Math.min(text.length(), from + EXCERPT_LENGTH_MAX));
        return shown + "\n" + " ".repeat(caret - 1 - from) + "^";
    }
}
