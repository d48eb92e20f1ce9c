package dev.tradekeep;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command of the documentation and what it prints. Examples stand in fenced blocks marked {@code
 * console}: a line that starts with {@code "$ "} is a command, which a backslash at its end
 * continues on the next line; the lines below it are its output. There, {@code …} stands for any
 * text, and alone on a line for any number of lines.
 *
 * @param line of the command in its document, from 1
 */
record ConsoleExample(int line, String command, List<String> output) {
    private static final String OPENING = "```console";
    private static final String CLOSING = "```";
    private static final String PROMPT = "$ ";
    private static final String ANY = "…";

    ConsoleExample {
        output = List.copyOf(output);
    }

    /** The examples of a document, in order. */
    static List<ConsoleExample> in(String markdown) {
        List<ConsoleExample> examples = new ArrayList<>();
        List<String> lines = markdown.lines().toList();
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!inside) {
                inside = line.strip().equals(OPENING);
                continue;
            }
            if (line.strip().equals(CLOSING)) {
                inside = false;
                continue;
            }
            if (line.startsWith(PROMPT)) {
                i = read(lines, i, examples);
            }
        }
        return examples;
    }

    /** Reads one example; answers the index of its last line. */
    private static int read(List<String> lines, int start, List<ConsoleExample> examples) {
        StringBuilder command = new StringBuilder(lines.get(start).substring(PROMPT.length()));
        int i = start;
        while (lines.get(i).endsWith("\\")) {
            i++;
            command.append('\n').append(lines.get(i));
        }
        List<String> output = new ArrayList<>();
        while (i + 1 < lines.size() && !ends(lines.get(i + 1))) {
            i++;
            output.add(lines.get(i));
        }
        while (!output.isEmpty() && output.getLast().isBlank()) {
            output.removeLast();
        }
        examples.add(new ConsoleExample(start + 1, command.toString(), output));
        return i;
    }

    private static boolean ends(String line) {
        return line.startsWith(PROMPT) || line.strip().equals(CLOSING);
    }

    /** Whether the command is meant to fail: its output is an error of ours. */
    boolean fails() {
        return output.stream().anyMatch(line -> line.startsWith("tradekeep: "));
    }

    /** Whether this is what the command prints; an example without output does not say. */
    boolean matches(String printed) {
        if (output.isEmpty()) {
            return true;
        }
        StringBuilder pattern = new StringBuilder();
        for (String text : output) {
            pattern.append(text.strip().equals(ANY) ? "(.*\n)*" : quoted(text) + "[ ]*\n");
        }
        return Pattern.matches(pattern.toString(), printed.stripTrailing() + "\n");
    }

    private static String quoted(String text) {
        StringBuilder pattern = new StringBuilder();
        for (String part : text.stripTrailing().split(ANY, -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return pattern.toString();
    }
}
