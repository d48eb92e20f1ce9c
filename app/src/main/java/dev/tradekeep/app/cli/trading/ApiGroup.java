package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;

/** A noun whose verbs are routes of the API; {@code tradekeep list} has its rows. */
public abstract class ApiGroup extends CommandGroup {
    @Mixin private DatabaseOption database;

    /** Its verbs, in the order of {@code --help}. */
    abstract List<ApiVerb> apiVerbs();

    /** Its verbs that only read the books. */
    List<CommandEntry> readVerbs(DatabaseOption books) {
        return List.of();
    }

    @Override
    protected final List<CommandEntry> verbs() {
        Stream<CommandEntry> written =
                apiVerbs().stream()
                        .map(verb ->
                                new CommandEntry(
                                        verb.name(), () -> ApiCommand.spec(verb, database)));
        return Stream.concat(written, readVerbs(database).stream()).toList();
    }

    /**
     * A command that a route of the API does, for a group that has others, too.
     *
     * @param subject what its argument names
     * @param example without {@code tradekeep}
     */
    public static CommandEntry entry(
            String name,
            String method,
            String route,
            String description,
            String subject,
            String example,
            DatabaseOption database) {
        ApiVerb verb = ApiVerb.of(name, method, route, description, subject, example);
        return new CommandEntry(name, () -> ApiCommand.spec(verb, database));
    }
}
