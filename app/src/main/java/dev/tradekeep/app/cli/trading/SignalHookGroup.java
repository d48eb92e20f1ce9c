package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.list.ListGroup;
import dev.tradekeep.app.cli.list.ShowCommand;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep signal hook}. */
@Command(
        name = "hook",
        description = "Secret addresses at which chart services ask for orders, within limits.")
final class SignalHookGroup extends CommandGroup {
    private static final String HOOKS = "/api/v1/signal-hooks";
    private static final String HOOK = HOOKS + "/{name}";
    private static final String ENABLED = HOOK + "/enabled";
    private static final String NAME = "name";

    private final DatabaseOption database;

    SignalHookGroup(DatabaseOption database) {
        this.database = database;
    }

    @Override
    protected List<CommandEntry> verbs() {
        List<ApiVerb> verbs =
                List.of(
                        ApiVerb.of(
                                "add",
                                "POST",
                                HOOKS,
                                "Add a hook, enabled, and print its secret path, once.",
                                NAME,
                                "signal hook add tv --engine e1 --max-notional '1000 USD'"
                                        + " --instruments BTCUSD=simulated:BTC/USD",
                                ApiOption.required("engine", "NAME", "Which places the orders."),
                                ApiOption.optional(
                                        "portfolio",
                                        "NAME",
                                        "For which of the engine's. Default: that of its name."),
                                ApiOption.required(
                                        "maxNotional", "AMOUNT", "The most that an order costs."),
                                ApiOption.several(
                                        "instruments",
                                        "TICKER=SYMBOL",
                                        "What it may trade; may be given several times. TICKER is"
                                                + " the service's word; default: the symbol without"
                                                + " its slash."),
                                ApiOption.optional(
                                        "type", "TYPE", "market or limit. Default: market."),
                                ApiOption.optional(
                                                "ordersPerMinute",
                                                "NUMBER",
                                                "At most. Default: 10.")
                                        .typed("perMinute"),
                                ApiOption.optional(
                                                "windowSeconds",
                                                "SECONDS",
                                                "For how long the same call is placed once. Default:"
                                                        + " 300.")
                                        .typed("window"),
                                ApiOption.optional(
                                        "sideField", "FIELD", "Has buy or sell. Default: action."),
                                ApiOption.optional("instrumentField", "FIELD", "Default: ticker."),
                                ApiOption.optional("quantityField", "FIELD", "Default: contracts."),
                                ApiOption.optional("priceField", "FIELD", "Default: price."),
                                ApiOption.optional("idField", "FIELD", "Default: id.")),
                        ApiVerb.of(
                                "rotate",
                                "POST",
                                HOOK + "/rotate",
                                "Give a hook another secret path; the one before ends.",
                                NAME,
                                "signal hook rotate tv"),
                        ApiVerb.of(
                                        "enable",
                                        "PUT",
                                        ENABLED,
                                        "Take calls of a hook from now on.",
                                        NAME,
                                        "signal hook enable tv")
                                .saying("enabled", "true"),
                        ApiVerb.of(
                                        "disable",
                                        "PUT",
                                        ENABLED,
                                        "Refuse calls of a hook from now on.",
                                        NAME,
                                        "signal hook disable tv")
                                .saying("enabled", "false"),
                        ApiVerb.of(
                                "remove",
                                "DELETE",
                                HOOK,
                                "Delete a hook and the list of its calls. Their orders stay.",
                                NAME,
                                "signal hook remove tv"));
        List<CommandEntry> entries = new ArrayList<>();
        for (ApiVerb verb : verbs) {
            entries.add(new CommandEntry(verb.name(), () -> ApiCommand.spec(verb, database)));
        }
        entries.add(ListGroup.entry("list", "signal-hooks", database));
        entries.add(
                ShowCommand.entry("show", "signal-hooks", "hook", "signal hook show tv", database));
        return entries;
    }
}
