package dev.tradekeep.app.cli.list;

import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.store.listing.Cursor;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.listing.ListingReader;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Every row of a noun, for a group whose {@code list} is that of {@code tradekeep list}. */
public final class NounPage {
    private NounPage() {}

    /** Prints the first page, which says so when there are more. */
    public static void print(Path file, String noun, boolean asJson, CommandSpec spec) {
        print(file, noun, Map.of(), asJson, spec);
    }

    /** The same of the rows that filters leave, by their names. */
    public static void print(
            Path file, String noun, Map<String, String> filters, boolean asJson, CommandSpec spec) {
        Listing listing = QueryCatalogue.listings().find(noun, filters.keySet());
        @Nullable Cursor start = null;
        ListingPage page;
        try (DatabaseReader reader = DatabaseReader.open(file)) {
            page =
                    reader.read(transaction ->
                            new ListingReader(transaction)
                                    .page(listing, filters, start, ListingPage.ROWS_MAX));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (asJson) {
            PageText.json(page, out);
            return;
        }
        PageTable table = PageTable.of(page, PageOutput.lineWidth());
        table.printHeader(out);
        table.printRows(page, out);
        if (page.next() != null) {
            spec.commandLine()
                    .getErr()
                    .println("There are more: tradekeep list " + noun + " --after " + page.next());
        }
    }
}
