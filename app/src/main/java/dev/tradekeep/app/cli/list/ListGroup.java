package dev.tradekeep.app.cli.list;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.store.listing.ListingCatalogue;
import java.util.List;
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
public final class ListGroup extends CommandGroup {
    @Mixin private DatabaseOption database;

    @Override
    protected List<CommandEntry> verbs() {
        ListingCatalogue catalogue = QueryCatalogue.listings();
        return catalogue.nouns().stream()
                .map(noun ->
                        new CommandEntry(noun, () -> ListCommand.spec(catalogue, noun, database)))
                .toList();
    }

    /**
     * The same command as the verb of another group.
     *
     * @param name of the verb
     * @param noun what it lists
     */
    public static CommandEntry entry(String name, String noun, DatabaseOption database) {
        return new CommandEntry(
                name, () -> ListCommand.spec(QueryCatalogue.listings(), noun, database).name(name));
    }
}
