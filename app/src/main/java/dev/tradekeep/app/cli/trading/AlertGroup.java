package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.list.ListGroup;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep alert}. */
@Command(
        name = "alert",
        description =
                "What a person should look at, and who is told of it: rules say which alerts are sent,"
                        + " channels where to.",
        footer = {
            "",
            "Examples:",
            "  tradekeep alert channel add phone --kind telegram --recipient 42 --secret-stdin",
            "  tradekeep alert test phone",
            "  tradekeep alert rule add grave --severity critical --channel phone",
            "  tradekeep alert list --open",
        })
public final class AlertGroup extends ApiGroup {
    @Override
    List<ApiVerb> apiVerbs() {
        return List.of(
                ApiVerb.of(
                        "show",
                        "GET",
                        "/api/v1/alerts/{id}",
                        "Show an alert.",
                        "id",
                        "alert show 1"),
                ApiVerb.of(
                        "acknowledge",
                        "POST",
                        "/api/v1/alerts/{id}/acknowledge",
                        "Say that you have seen an alert.",
                        "id",
                        "alert acknowledge 1"),
                AlertChannelGroup.test("alert test phone"));
    }

    @Override
    List<CommandEntry> readVerbs(DatabaseOption books) {
        return List.of(
                ListGroup.entry("list", "alerts", books),
                ListGroup.entry("messages", "alert-messages", books),
                new CommandEntry("rule", () -> new AlertRuleGroup(books)),
                new CommandEntry("channel", () -> new AlertChannelGroup(books)));
    }
}
