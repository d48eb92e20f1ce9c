package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.list.ListGroup;
import dev.tradekeep.app.cli.list.ShowCommand;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep preset}. */
@Command(
        name = "preset",
        description =
                "Strategies with parameters, ready to be run. 'tradekeep list presets' has them.")
public final class PresetGroup extends ApiGroup {
    private static final String STATUS = "/api/v1/presets/{name}/status";

    private static final ApiOption PARAMETERS =
            ApiOption.optional("parameters", "KEY=VALUE,…", "Of the strategy. Default: its own.");

    private static final ApiOption INTERVAL =
            ApiOption.optional(
                    "interval",
                    "INTERVAL",
                    "Of the candles it trades, such as 1h. Default: that of the longest series.");

    private static final ApiOption OWN_PORTFOLIO =
            ApiOption.flag(
                    "ownPortfolio",
                    "An engine gives it a portfolio of its own; else it shares one.");

    private static final ApiOption INSTRUMENTS =
            ApiOption.several(
                    "instruments",
                    "[EXCHANGE:]SYMBOL",
                    "What it trades; may be given several times.");

    @Override
    List<ApiVerb> apiVerbs() {
        return List.of(
                ApiVerb.of(
                        "create",
                        "POST",
                        "/api/v1/presets",
                        "Add a preset.",
                        "name",
                        "preset create slow --strategy crossover --parameters fast=10,slow=30"
                                + " --instruments simulated:BTC/USD",
                        ApiOption.required("strategy", "NAME", "The strategy."),
                        PARAMETERS,
                        INTERVAL,
                        OWN_PORTFOLIO,
                        INSTRUMENTS),
                ApiVerb.of(
                        "update",
                        "PUT",
                        "/api/v1/presets/{name}",
                        "Replace what a preset does and what it trades, from an engine's next start on.",
                        "name",
                        "preset update slow --parameters fast=5 --instruments simulated:BTC/USD",
                        PARAMETERS,
                        INTERVAL,
                        OWN_PORTFOLIO,
                        INSTRUMENTS),
                ApiVerb.of(
                                "archive",
                                "PUT",
                                STATUS,
                                "Archive a preset: no engine is made of it any more.",
                                "name",
                                "preset archive slow")
                        .saying("status", "archived"),
                ApiVerb.of(
                                "activate",
                                "PUT",
                                STATUS,
                                "Make an archived preset active again.",
                                "name",
                                "preset activate slow")
                        .saying("status", "active"));
    }

    @Override
    List<CommandEntry> readVerbs(DatabaseOption books) {
        return List.of(
                ListGroup.entry("list", "presets", books),
                ShowCommand.entry("show", "presets", "preset", "preset show slow", books));
    }
}
