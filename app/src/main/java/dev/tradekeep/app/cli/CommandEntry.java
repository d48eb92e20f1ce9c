package dev.tradekeep.app.cli;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * A command below another.
 *
 * @param name as its class says, too
 * @param command makes it
 */
record CommandEntry(String name, Supplier<Object> command) {
    /**
     * Adds the command that the words begin with, and below it the one that goes on with them;
     * every one when they begin with none, for the help and the suggestions. To build them all
     * would take longer than most of them run.
     */
    static void add(CommandLine parent, List<CommandEntry> entries, List<String> words) {
        String first = words.isEmpty() ? "" : words.getFirst();
        List<CommandEntry> wanted =
                entries.stream().filter(entry -> entry.name.equals(first)).toList();
        List<String> rest = wanted.isEmpty() ? List.of() : words.subList(1, words.size());
        for (CommandEntry entry : wanted.isEmpty() ? entries : wanted) {
            Object command = entry.command.get();
            CommandLine line = new CommandLine(command);
            if (command instanceof CommandGroup group) {
                add(line, group.verbs(), rest);
            }
            parent.addSubcommand(entry.name, line);
        }
    }
}
