package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.list.ListGroup;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep halt}. */
@Command(
        name = "halt",
        description = "Stop trading, and clear it again. 'tradekeep list trading-halts' has them.")
public final class HaltGroup extends ApiGroup {
    @Override
    List<ApiVerb> apiVerbs() {
        return List.of(
                ApiVerb.of(
                        "raise",
                        "POST",
                        "/api/v1/trading-halts",
                        "Raise a halt, which holds until a person clears it.",
                        "",
                        "halt raise --level no_entries --reason \"news at noon\"",
                        ApiOption.required("level", "LEVEL", "no_entries, reduce_only or flatten."),
                        ApiOption.required("reason", "TEXT", "For people."),
                        ApiOption.optional("portfolio", "NAME", "Only this one. Default: all."),
                        ApiOption.optional(
                                "instrument", "[EXCHANGE:]SYMBOL", "Only this one. Default: all.")),
                ApiVerb.of(
                        "clear",
                        "DELETE",
                        "/api/v1/trading-halts/{id}",
                        "Clear a halt.",
                        "id",
                        "halt clear 1"));
    }

    @Override
    List<CommandEntry> readVerbs(DatabaseOption books) {
        return List.of(ListGroup.entry("list", "trading-halts", books));
    }
}
