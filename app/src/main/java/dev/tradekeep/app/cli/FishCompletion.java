package dev.tradekeep.app.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completions for fish, made from the commands themselves. */
final class FishCompletion {
    private static final String HEAD =
            """
            # Completions of tradekeep for fish.
            function __tradekeep_at
                set -l words (commandline -opc)
                set -l path
                for word in $words[2..-1]
                    string match -q -- '-*' $word; or set -a path $word
                end
                set -l wanted (string split ' ' -- $argv[1])
                test "$argv[1]" = ''; and set wanted
                test (count $path) -ge (count $wanted); or return 1
                test (count $wanted) -eq 0; or test "$path[1..(count $wanted)]" = "$wanted"
            end
            function __tradekeep_is
                set -l words (commandline -opc)
                set -l path
                for word in $words[2..-1]
                    string match -q -- '-*' $word; or set -a path $word
                end
                test "$path" = "$argv[1]"
            end
            """;

    private FishCompletion() {}

    static String script(CommandLine root) {
        StringBuilder script = new StringBuilder(HEAD);
        add(root, List.of(), script);
        return script.toString();
    }

    private static void add(CommandLine line, List<String> path, StringBuilder script) {
        String words = String.join(" ", path);
        line.getSubcommands()
                .forEach((name, below) -> {
                    script.append("complete -c tradekeep -n '__tradekeep_is \"")
                            .append(words)
                            .append("\"' -f -a ")
                            .append(name)
                            .append(" -d ")
                            .append(
                                    quoted(
                                            first(
                                                    below.getCommandSpec()
                                                            .usageMessage()
                                                            .description())))
                            .append('\n');
                    List<String> longer = new ArrayList<>(path);
                    longer.add(name);
                    add(below, longer, script);
                });
        for (OptionSpec option : line.getCommandSpec().options()) {
            script.append("complete -c tradekeep -n '__tradekeep_at \"")
                    .append(words)
                    .append("\"'");
            for (String name : option.names()) {
                script.append(name.startsWith("--") ? " -l " : " -s ")
                        .append(name.replaceFirst("^--?", ""));
            }
            script.append(option.arity().max() > 0 ? " -r" : "")
                    .append(" -d ")
                    .append(quoted(first(option.description())))
                    .append('\n');
        }
    }

    private static String first(String[] lines) {
        String text = lines.length == 0 ? "" : lines[0];
        int end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end + 1)).replaceAll("\\$\\{[^}]*}", "…");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
