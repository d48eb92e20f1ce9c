package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.list.ListGroup;
import dev.tradekeep.app.cli.list.ShowCommand;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code tradekeep engine}. */
@Command(
        name = "engine",
        description =
                "Make engines that trade on paper, start, stop, archive and delete them. 'tradekeep list"
                        + " engines' has them.")
public final class EngineGroup extends ApiGroup {
    private static final String STATUS = "/api/v1/engines/{name}/status";

    private static final List<ApiOption> VENUE =
            List.of(
                    ApiOption.optional(
                            "fillModel",
                            "MODEL",
                            "How candles fill orders: bars, or next-open-tick."),
                    ApiOption.optional(
                            "makerFeeBps", "N", "Fee of an order that rested, in basis points."),
                    ApiOption.optional(
                            "takerFeeBps", "N", "Fee of an order that met one, in basis points."),
                    ApiOption.optional("slippageBps", "N", "Slippage of a taker in basis points."),
                    ApiOption.optional(
                            "volumeShareBps",
                            "N",
                            "The most of a candle's volume that orders trade, in basis points; 0"
                                    + " for no limit."),
                    ApiOption.optional(
                            "volumeUnit",
                            "UNIT",
                            "What the volume of the candles counts: base, quote, contracts, or"
                                    + " unknown, which limits nothing."),
                    ApiOption.optional(
                            "tradingDays",
                            "DAYS",
                            "When candles are expected: every-day, weekdays, sessions, which are"
                                    + " weekdays with nights, or by-kind, as the kind of the"
                                    + " instrument tells."),
                    ApiOption.optional(
                            "latencyMs", "N", "How long a request is on its way, up to 60000."));

    @Override
    List<ApiVerb> apiVerbs() {
        return List.of(
                ApiVerb.of(
                        "create",
                        "POST",
                        "/api/v1/engines",
                        "Make an engine that runs on paper, with a portfolio of its name, and one for"
                                + " each preset that has its own.",
                        "name",
                        "engine create e1 --presets slow --cash 10000 --auto-start",
                        andVenue(
                                ApiOption.several(
                                        "presets",
                                        "NAME",
                                        "What it runs, on each of its instruments; may be given"
                                                + " several times."),
                                ApiOption.required(
                                        "cash",
                                        "AMOUNT",
                                        "Of each portfolio to start with, in its quote asset."),
                                ApiOption.flag("autoStart", "Start it with the server."))),
                ApiVerb.of(
                        "add",
                        "POST",
                        "/api/v1/engines",
                        "Make an engine that runs one strategy on paper, with a preset and a"
                                + " portfolio of its name.",
                        "name",
                        "engine add e1 --strategy crossover --param fast=10 --param slow=30"
                                + " --instrument BTC/USD --interval 1m --cash 10000",
                        andVenue(
                                ApiOption.required("strategy", "NAME", "What it runs."),
                                ApiOption.perhapsSeveral(
                                        "parameters",
                                        "param",
                                        "NAME=VALUE",
                                        "Of the strategy; may be given several times. Default: its"
                                                + " own."),
                                ApiOption.several(
                                                "instruments",
                                                "[EXCHANGE:]SYMBOL",
                                                "What it trades; may be given several times.")
                                        .typed("instrument"),
                                ApiOption.optional(
                                        "interval",
                                        "INTERVAL",
                                        "Of the candles that it decides on, such as 1h. Default:"
                                                + " that of the longest series."),
                                ApiOption.required(
                                        "cash", "AMOUNT", "To start with, in the quote asset."),
                                ApiOption.flag("autoStart", "Start it with the server."))),
                ApiVerb.of(
                        "set",
                        "PUT",
                        "/api/v1/engines/{name}/venue",
                        "Change how the orders of an engine that is stopped are filled, and what"
                                + " that costs. What is not said stays.",
                        "name",
                        "engine set e1 --taker-fee-bps 7.5 --volume-unit base",
                        andVenue()),
                ApiVerb.of(
                        "start",
                        "POST",
                        "/api/v1/engines/{name}/start",
                        "Start an engine; a server must run.",
                        "name",
                        "engine start e1"),
                ApiVerb.of(
                        "stop",
                        "POST",
                        "/api/v1/engines/{name}/stop",
                        "Stop an engine: its run is closed. Its open orders stay, and go on when it"
                                + " starts again.",
                        "name",
                        "engine stop e1",
                        ApiOption.flag(
                                "cancelOrders",
                                "Have its open orders canceled first, and wait for that for up to 10"
                                        + " seconds.")),
                ApiVerb.of(
                                "pause",
                                "POST",
                                "/api/v1/trading-halts",
                                "Let an engine open nothing more for its portfolio: its exits and"
                                        + " stops go on. 'tradekeep halt clear' with the id that is"
                                        + " printed lets it go on.",
                                "portfolio",
                                "engine pause e1")
                        .saying("level", "no_entries")
                        .saying("reason", "the engine is paused"),
                ApiVerb.of(
                                "archive",
                                "PUT",
                                STATUS,
                                "Take an engine that is stopped out of the lists; it starts no more.",
                                "name",
                                "engine archive e1")
                        .saying("status", "archived"),
                ApiVerb.of(
                                "activate",
                                "PUT",
                                STATUS,
                                "Make an archived engine active again.",
                                "name",
                                "engine activate e1")
                        .saying("status", "active"),
                ApiVerb.of(
                        "delete",
                        "DELETE",
                        "/api/v1/engines/{name}",
                        "Delete an engine that never ordered anything, with its portfolio.",
                        "name",
                        "engine delete e1"));
    }

    private static ApiOption[] andVenue(ApiOption... first) {
        return Stream.concat(Stream.of(first), VENUE.stream()).toArray(ApiOption[]::new);
    }

    @Override
    List<CommandEntry> readVerbs(DatabaseOption books) {
        return List.of(
                ListGroup.entry("list", "engines", books),
                ShowCommand.entry("show", "engines", "engine", "engine show e1", books),
                ListGroup.entry("events", "engine-events", books));
    }
}
