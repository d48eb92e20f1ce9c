package dev.tradekeep.app.cli.base;

import dev.tradekeep.app.invocation.ServedBooks;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.Database;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The arguments of a command that runs within a server. A file of the books must not be opened
 * there as any other file would be: closing it would drop the locks that SQLite holds on it.
 */
public final class ServedArguments {
    private ServedArguments() {}

    /**
     * Looks at every file that the command line names, but for that of the books themselves.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when one belongs to them
     */
    public static void check(ParseResult parsed, ServedBooks books) {
        Database database = books.database();
        for (ParseResult part :
                parsed.asCommandLineList().stream().map(line -> line.getParseResult()).toList()) {
            part.matchedArgs().forEach(argument -> check(argument, database));
        }
    }

    private static void check(ArgSpec argument, Database database) {
        if (argument instanceof OptionSpec option && List.of(option.names()).contains("--db")) {
            return;
        }
        Object value = argument.getValue();
        Collection<?> values = value instanceof Collection<?> many ? many : List.of(value);
        for (Object one : values) {
            if (one instanceof Path path && database.isPartOf(path)) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        path
                                + " belongs to the database that the server keeps. Wanted a file of"
                                + " its own.");
            }
        }
    }
}
