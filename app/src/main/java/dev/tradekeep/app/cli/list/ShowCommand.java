package dev.tradekeep.app.cli.list;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.TerminalText;
import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.Nearest;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.listing.Column;
import dev.tradekeep.store.listing.Cursor;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.listing.ListingReader;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Shows one row of a listing, by its name: the {@code show} of a group. */
public final class ShowCommand implements Callable<Integer> {
    private static final String NAME = "name";
    private static final String JSON = "--json";

    private final String noun;
    private final String thing;
    private final DatabaseOption database;
    private final CommandSpec spec;

    private ShowCommand(String verb, String noun, String thing, DatabaseOption database) {
        this.noun = noun;
        this.thing = thing;
        this.database = database;
        spec = CommandSpec.wrapWithoutInspection(this).name(verb);
    }

    /**
     * A verb that shows a row.
     *
     * @param noun of a listing whose rows have names
     * @param thing what a row is
     * @param example without {@code tradekeep}
     */
    public static CommandEntry entry(
            String verb, String noun, String thing, String example, DatabaseOption database) {
        return new CommandEntry(verb, () -> spec(verb, noun, thing, example, database));
    }

    private static CommandSpec spec(
            String verb, String noun, String thing, String example, DatabaseOption database) {
        CommandSpec spec = new ShowCommand(verb, noun, thing, database).spec;
        spec.usageMessage()
                .sortOptions(false)
                .description("Show one " + thing + ".")
                .footer("", "Example:", "  tradekeep " + example);
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index("0")
                        .arity("1")
                        .required(true)
                        .paramLabel(NAME.toUpperCase(Locale.ROOT))
                        .type(String.class)
                        .description("Which one.")
                        .build());
        return spec.addOption(
                OptionSpec.builder(JSON)
                        .type(boolean.class)
                        .description("Print the row, or the error, as one JSON object.")
                        .build());
    }

    @Override
    public Integer call() {
        ParseResult parsed = spec.commandLine().getParseResult();
        String name = String.valueOf(parsed.<String>matchedPositionalValue(0, ""));
        PrintWriter out = spec.commandLine().getOut();
        Listing listing = QueryCatalogue.listings().of(noun).getFirst();
        List<Column> columns = listing.source().columns();
        @Nullable String[] row = find(name, listing);
        if (parsed.hasMatchedOption(JSON)) {
            PageText.row(columns, row, out);
            return CommandLine.ExitCode.OK;
        }
        for (int i = 0; i < row.length; i++) {
            String value = row[i];
            out.println(
                    columns.get(i).name()
                            + "  "
                            + TerminalText.oneLine(value == null ? "-" : value));
        }
        return CommandLine.ExitCode.OK;
    }

    private @Nullable String[] find(String name, Listing listing) {
        List<Column> columns = listing.source().columns();
        int at = columns.stream().map(Column::name).toList().indexOf(NAME);
        List<String> names = new ArrayList<>();
        @Nullable Cursor next = null;
        try (DatabaseReader reader = DatabaseReader.open(database.file())) {
            do {
                @Nullable Cursor from = next;
                ListingPage page =
                        reader.read(transaction ->
                                new ListingReader(transaction)
                                        .page(listing, Map.of(), from, ListingPage.ROWS_MAX));
                for (@Nullable String[] row : page.rows()) {
                    if (name.equals(row[at])) {
                        return row;
                    }
                    names.add(String.valueOf(row[at]));
                }
                next = page.next();
            } while (next != null);
        }
        throw new TradekeepException(
                ErrorCode.NOT_FOUND,
                "There is no "
                        + thing
                        + " "
                        + name
                        + "."
                        + Nearest.to(name, names)
                                .map(near -> " Did you mean " + near + "?")
                                .orElse(" 'tradekeep list " + noun + "' has them."));
    }
}
