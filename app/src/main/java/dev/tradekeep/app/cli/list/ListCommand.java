package dev.tradekeep.app.cli.list;

import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.listing.Cursor;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.FilterKind;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingCatalogue;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.listing.ListingReader;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.text.CsvCells;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code tradekeep list NOUN}: its options are the filters of the noun's listings. */
final class ListCommand implements Callable<Integer> {
    private static final String LIMIT = "--limit";
    private static final String AFTER = "--after";
    private static final String JSON = "--json";
    private static final String CSV = "--csv";
    private static final String CSV_SAFE = "--csv-safe";
    private static final String ALL = "--all";
    private static final String WIDE = "--wide";

    /** What examples name, where that is not what a first backtest makes. */
    private static final Map<String, String> NAMES =
            Map.of(
                    "asset", "USD",
                    "exchange", "simulated",
                    "instrument", "BTC/USD",
                    "strategy", "crossover",
                    "user", "ann");

    private final ListingCatalogue catalogue;
    private final String noun;
    private final DatabaseOption database;
    private final CommandSpec spec;

    private ListCommand(ListingCatalogue catalogue, String noun, DatabaseOption database) {
        this.catalogue = catalogue;
        this.noun = noun;
        this.database = database;
        spec = CommandSpec.wrapWithoutInspection(this).name(noun);
    }

    /** The command for a noun. */
    static CommandSpec spec(ListingCatalogue catalogue, String noun, DatabaseOption database) {
        ListCommand command = new ListCommand(catalogue, noun, database);
        CommandSpec spec = command.spec;
        String meaning = catalogue.of(noun).getFirst().source().meaning();
        spec.usageMessage()
                .sortOptions(false)
                .description(capital(meaning) + ".")
                .footer(command.footer());
        for (Filter filter : catalogue.filters(noun)) {
            spec.addOption(option(filter));
        }
        spec.addOption(
                OptionSpec.builder(LIMIT)
                        .paramLabel("N")
                        .type(int.class)
                        .defaultValue(Integer.toString(ListingPage.ROWS_DEFAULT))
                        .description(
                                "Rows at most, 1 to "
                                        + ListingPage.ROWS_MAX
                                        + ". Default: "
                                        + ListingPage.ROWS_DEFAULT
                                        + ".")
                        .build());
        spec.addOption(
                OptionSpec.builder(AFTER)
                        .paramLabel("CURSOR")
                        .type(String.class)
                        .description("Go on after the page that ended with this cursor.")
                        .build());
        spec.addOption(flag(JSON, "Print the page, or the error, as one JSON object."));
        spec.addOption(flag(CSV, "Print the page as CSV with a header."));
        spec.addOption(
                flag(
                        CSV_SAFE,
                        "The same with an apostrophe before texts that a spreadsheet would run as a"
                                + " formula; numbers stay."));
        spec.addOption(flag(ALL, "Print every row, page after page, in place of --limit."));
        spec.addOption(flag(WIDE, "Print whole rows also where the terminal is narrower."));
        return spec;
    }

    @Override
    public Integer call() {
        ParseResult parsed = spec.commandLine().getParseResult();
        Map<String, String> given = given(parsed);
        Listing listing = catalogue.find(noun, given.keySet());
        int rowsMax = parsed.matchedOptionValue(LIMIT, ListingPage.ROWS_DEFAULT);
        @Nullable String after = parsed.matchedOptionValue(AFTER, null);
        @Nullable Cursor cursor = after == null ? null : Cursor.parse(after);
        if (parsed.hasMatchedOption(JSON) && wantsCsv(parsed)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Wanted --json or --csv, found both.");
        }
        boolean all = parsed.hasMatchedOption(ALL);
        if (all && parsed.hasMatchedOption(LIMIT)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Wanted --all or --limit, found both.");
        }
        PageOutput output = output(parsed);
        @Nullable Cursor next = cursor;
        try (DatabaseReader reader = DatabaseReader.open(database.file())) {
            do {
                next =
                        print(
                                reader,
                                listing,
                                given,
                                next,
                                all ? ListingPage.ROWS_MAX : rowsMax,
                                output);
            } while (all && next != null);
        }
        output.end(next);
        return CommandLine.ExitCode.OK;
    }

    private static @Nullable Cursor print(
            DatabaseReader reader,
            Listing listing,
            Map<String, String> given,
            @Nullable Cursor from,
            int rowsMax,
            PageOutput output) {
        // Read before it is printed: a slow terminal must not keep the log from being emptied.
        ListingPage page =
                reader.read(transaction ->
                        new ListingReader(transaction).page(listing, given, from, rowsMax));
        output.add(page);
        return page.next();
    }

    private PageOutput output(ParseResult parsed) {
        PrintWriter out = spec.commandLine().getOut();
        if (parsed.hasMatchedOption(JSON)) {
            return PageOutput.json(out);
        }
        PrintWriter err = spec.commandLine().getErr();
        CsvCells cells = parsed.hasMatchedOption(CSV_SAFE) ? CsvCells.SAFE : CsvCells.EXACT;
        return wantsCsv(parsed)
                ? PageOutput.csv(out, err, cells)
                : PageOutput.table(out, err, parsed.hasMatchedOption(WIDE));
    }

    private static boolean wantsCsv(ParseResult parsed) {
        return parsed.hasMatchedOption(CSV) || parsed.hasMatchedOption(CSV_SAFE);
    }

    private Map<String, String> given(ParseResult parsed) {
        Map<String, String> given = new LinkedHashMap<>();
        for (Filter filter : catalogue.filters(noun)) {
            String option = "--" + filter.name();
            if (parsed.hasMatchedOption(option)) {
                Object value = parsed.matchedOptionValue(option, "");
                given.put(filter.name(), String.valueOf(value));
            }
        }
        return given;
    }

    private String[] footer() {
        List<String> lines = new ArrayList<>(List.of("", "Filters go together as follows:"));
        for (Listing listing : catalogue.of(noun)) {
            StringBuilder line = new StringBuilder("  tradekeep list ").append(noun);
            for (Filter filter : listing.filters()) {
                line.append(" --").append(filter.name());
                if (filter.kind() != FilterKind.FLAG) {
                    line.append(' ').append(label(filter));
                }
            }
            lines.add(line.toString());
        }
        lines.addAll(List.of("", "Example:", "  " + example()));
        return lines.toArray(String[]::new);
    }

    /** With the filters that the first listing cannot do without. */
    private String example() {
        StringBuilder line = new StringBuilder("tradekeep list ").append(noun);
        for (Filter filter : catalogue.of(noun).getFirst().filters()) {
            line.append(" --").append(filter.name());
            if (filter.kind() != FilterKind.FLAG) {
                line.append(' ').append(sample(filter));
            }
        }
        return line.append(" --limit 10 --json").toString();
    }

    private static String sample(Filter filter) {
        return switch (filter.kind()) {
            case FLAG -> "";
            case INTEGER -> "1";
            case TIME -> "2025-01-31";
            case SEARCH -> "bitcoin";
            case CHOICE -> filter.choices().getFirst().toLowerCase(Locale.ROOT);
            case TEXT, NAME -> NAMES.getOrDefault(filter.name(), "backtest-1");
        };
    }

    private static OptionSpec option(Filter filter) {
        if (filter.kind() == FilterKind.FLAG) {
            return flag("--" + filter.name(), capital(filter.meaning()) + ".");
        }
        return OptionSpec.builder("--" + filter.name())
                .paramLabel(label(filter))
                .type(String.class)
                .description(capital(filter.meaning()) + ".")
                .build();
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).type(boolean.class).description(description).build();
    }

    private static String label(Filter filter) {
        return switch (filter.kind()) {
            case FLAG -> "";
            case TEXT, NAME -> filter.name().toUpperCase(Locale.ROOT);
            case SEARCH -> "WORDS";
            case INTEGER -> "N";
            case TIME -> "TIME";
            case CHOICE -> String.join("|", filter.choices()).toLowerCase(Locale.ROOT);
        };
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
