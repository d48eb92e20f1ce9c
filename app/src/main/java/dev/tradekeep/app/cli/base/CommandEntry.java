package dev.tradekeep.app.cli.base;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * A command below another.
 *
 * @param name as its class says, too
 * @param command makes it
 */
public record CommandEntry(String name, Supplier<Object> command) {
    /** The entry that words begin with. */
    public static Optional<CommandEntry> named(List<CommandEntry> entries, List<String> words) {
        return entries.stream()
                .filter(entry -> !words.isEmpty() && entry.name.equals(words.getFirst()))
                .findFirst();
    }

    /**
     * Adds the command to its parent, and below it the one that the words go on with; every one
     * when they go on with none, for the help and the suggestions. To build them all would take
     * longer than most of them run.
     *
     * @param words behind the name
     */
    public void addTo(CommandLine parent, List<String> words) {
        CommandLine line = add(parent);
        if (!(line.getCommand() instanceof CommandGroup group)) {
            return;
        }
        List<CommandEntry> verbs = group.verbs();
        named(verbs, words)
                .ifPresentOrElse(
                        verb -> verb.addTo(line, words.subList(1, words.size())),
                        () -> verbs.forEach(verb -> verb.addTo(line, List.of())));
    }

    /** Adds the command alone. */
    public CommandLine add(CommandLine parent) {
        CommandLine line = new CommandLine(command.get());
        parent.addSubcommand(name, line);
        return line;
    }
}
