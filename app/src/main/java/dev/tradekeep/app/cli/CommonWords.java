package dev.tradekeep.app.cli;

import java.util.Arrays;
import java.util.stream.Stream;

/** What people type to programs in general, as this one says it. */
final class CommonWords {
    private static final String HELP = "--help";
    private static final String VERSION = "--version";

    private CommonWords() {}

    /**
     * The command line with {@code help}, {@code help COMMAND…}, {@code version} and {@code -v} as
     * options.
     */
    static String[] replaceIn(String... args) {
        if (args.length == 0) {
            return args;
        }
        return switch (args[0]) {
            case "help" ->
                    Stream.concat(Arrays.stream(args).skip(1), Stream.of(HELP))
                            .toArray(String[]::new);
            case "version", "-v" -> args.length == 1 ? new String[] {VERSION} : args;
            default -> args;
        };
    }
}
