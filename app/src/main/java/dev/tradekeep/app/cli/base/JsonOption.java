package dev.tradekeep.app.cli.base;

import java.util.List;
import picocli.CommandLine.Option;

/** {@code --json}, for a command whose result a script would read: use as a {@code @Mixin}. */
public final class JsonOption {
    private static final String NAME = "--json";
    private static final String END_OF_OPTIONS = "--";

    @Option(names = NAME, description = "Print the result, or the error, as one JSON object.")
    private boolean json;

    /** Whether the caller wants JSON. */
    public boolean wanted() {
        return json;
    }

    /** The same of a command line that could not be parsed. */
    static boolean isIn(List<String> args) {
        int end = args.indexOf(END_OF_OPTIONS);
        return (end < 0 ? args : args.subList(0, end)).contains(NAME);
    }
}
