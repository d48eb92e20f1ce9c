package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import java.util.List;
import picocli.CommandLine.Mixin;

/** A noun whose verbs are routes of the API; {@code tradekeep list} has its rows. */
public abstract class ApiGroup extends CommandGroup {
    @Mixin private DatabaseOption database;

    /** Its verbs, in the order of {@code --help}. */
    abstract List<ApiVerb> apiVerbs();

    @Override
    protected final List<CommandEntry> verbs() {
        return apiVerbs().stream()
                .map(verb -> new CommandEntry(verb.name(), () -> ApiCommand.spec(verb, database)))
                .toList();
    }
}
