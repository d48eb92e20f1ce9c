package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.list.ListGroup;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep limit}. */
@Command(
        name = "limit",
        description = "Bound what is risked. 'tradekeep list risk-limits' has them.")
public final class LimitGroup extends ApiGroup {
    private static final String ONE = "/api/v1/risk-limits/{id}";

    @Override
    List<ApiVerb> apiVerbs() {
        return List.of(
                ApiVerb.of(
                        "set",
                        "POST",
                        "/api/v1/risk-limits",
                        "Set a limit; one of this kind, action, scope and asset is replaced.",
                        "",
                        "limit set --kind daily_loss --value \"500 USD\" --action halt --engine e1",
                        ApiOption.required("kind", "KIND", "What it bounds."),
                        ApiOption.required(
                                "value",
                                "AMOUNT",
                                "Such as \"1000 USD\", \"0.5 BTC\", 20, 50bp or 5m."),
                        ApiOption.optional(
                                "action",
                                "ACTION",
                                "deny, cancel, reduce, flatten, halt or alert. Default: deny."),
                        ApiOption.optional("portfolio", "NAME", "Only of this one."),
                        ApiOption.optional("instrument", "[EXCHANGE:]SYMBOL", "Only of this one."),
                        ApiOption.optional("engine", "NAME", "Only of this one.")),
                ApiVerb.of("enable", "PUT", ONE, "Switch a limit on.", "id", "limit enable 1")
                        .saying("enabled", "true"),
                ApiVerb.of("disable", "PUT", ONE, "Switch a limit off.", "id", "limit disable 1")
                        .saying("enabled", "false"));
    }

    @Override
    List<CommandEntry> readVerbs(DatabaseOption books) {
        return List.of(ListGroup.entry("list", "risk-limits", books));
    }
}
