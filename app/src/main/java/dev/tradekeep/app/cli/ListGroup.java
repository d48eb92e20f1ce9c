package dev.tradekeep.app.cli;

import dev.tradekeep.store.QueryCatalogue;
import dev.tradekeep.store.listing.ListingCatalogue;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep list}: one subcommand for each noun that the store has a listing of. */
@Command(
        name = "list",
        description = "Read a table of the books, page by page.",
        footer = {
            "",
            "Examples:",
            "  tradekeep list orders --portfolio main --open",
            "  tradekeep list trades --since 2026-01-31 --limit 200 --csv",
            "  tradekeep list positions --portfolio main --json",
        })
final class ListGroup extends CommandGroup {
    static final String NAME = "list";

    @Mixin DatabaseOption database;

    /**
     * Adds a noun, or every one when this is none. They are many and made of the whole catalogue,
     * so this is left out when another command is run.
     *
     * @param list this group
     */
    static void addNouns(CommandLine list, String wanted) {
        ListGroup group = list.getCommand();
        ListingCatalogue catalogue = QueryCatalogue.listings();
        Collection<String> all = catalogue.nouns();
        for (String noun : all.contains(wanted) ? List.of(wanted) : all) {
            list.addSubcommand(ListCommand.spec(catalogue, noun, group));
        }
    }
}
