package dev.tradekeep.app;

import java.util.List;

/**
 * Runs the commands people use in one JVM, so that the class-data-sharing archive made from it
 * holds the classes they need. The launcher starts it after a build, in a temporary folder, with
 * the output thrown away.
 */
final class Training {
    /** A command that is worth a fast start is a line here; files are relative to that folder. */
    private static final List<List<String>> COMMAND_LINES =
            List.of(
                    List.of("--help"),
                    List.of("--version"),
                    List.of("demo", "--db", "made-up.db"),
                    List.of("demo", "--db", "made-up.db", "--json"),
                    List.of("error", "list"),
                    List.of("error", "show", "DATABASE_LOCKED", "--json"),
                    List.of("error", "show", "1"),
                    List.of("no-such-command"));

    private Training() {}

    /** Exit codes are of no interest: a failing command is a way people go, too. */
    public static void main(String[] args) {
        for (List<String> line : COMMAND_LINES) {
            Main.run(line.toArray(String[]::new));
        }
        // Ends as Main does, so that the classes of an orderly exit are in the archive, too.
        System.exit(0);
    }
}
