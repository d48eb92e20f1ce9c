package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.list.ListGroup;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep connection}. */
@Command(
        name = "connection",
        description =
                "Our accounts at exchanges: how they are reached, whether they are up and how they are."
                        + " 'tradekeep secrets' keeps their secrets.",
        footer = {
            "",
            "Examples:",
            "  tradekeep connection add main --exchange binance --environment live --api-key-stdin",
            "  tradekeep connection test main",
            "  tradekeep connection enable main",
            "  tradekeep connection show main",
        })
public final class ConnectionGroup extends ApiGroup {
    private static final String CONNECTIONS = "/api/v1/connections";
    private static final String CONNECTION = CONNECTIONS + "/{name}";
    private static final String ENABLED = CONNECTION + "/enabled";
    private static final String NAME = "name";

    private static final List<ApiOption> SETTINGS =
            List.of(
                    ApiOption.optional(
                            "restAddress",
                            "URL",
                            "Where requests go, if not to the exchange's own address."),
                    ApiOption.optional(
                            "marketAddress",
                            "URL",
                            "Where market data is streamed from, likewise."),
                    ApiOption.optional(
                            "accountAddress",
                            "URL",
                            "Where the account hears of its orders, likewise."),
                    ApiOption.optional(
                                    "receiveWindowMillis",
                                    "MS",
                                    "How old a request may be when the exchange looks at it. Default: 5000.")
                            .typed("receiveWindow"),
                    ApiOption.optional(
                                    "minIntervalMillis",
                                    "MS",
                                    "The shortest time from one try to reach the exchange to the next."
                                            + " Default: 1000.")
                            .typed("minInterval"));

    @Override
    List<ApiVerb> apiVerbs() {
        return List.of(
                ApiVerb.of(
                                "add",
                                "POST",
                                CONNECTIONS,
                                "Add a connection, not enabled.",
                                NAME,
                                "connection add main --exchange binance --environment live"
                                        + " --api-key-stdin",
                                settingsAnd(
                                        ApiOption.required("exchange", "CODE", "The exchange."),
                                        ApiOption.required(
                                                "environment",
                                                "ENVIRONMENT",
                                                "Whose money it is: local, testnet or live."),
                                        ApiOption.flag(
                                                "allowWithdrawals",
                                                "Take a key, too, that may send money away.")))
                        .asking(
                                new ApiVerb.Asked(
                                        "--api-key-stdin",
                                        "Read the key, then its secret, each a line of the standard"
                                                + " input; on a terminal they are asked for. A"
                                                + " private key is taken as PEM.",
                                        List.of("apiKey", "apiSecret")),
                                new ApiVerb.Asked(
                                        "--passphrase-stdin",
                                        "Read a passphrase after them, the same way.",
                                        List.of("passphrase"))),
                ApiVerb.of(
                        "change",
                        "PUT",
                        CONNECTION,
                        "Change how a connection is reached, as far as it is said. An empty address"
                                + " is the exchange's own again.",
                        NAME,
                        "connection change main --receive-window 3000",
                        settingsAnd(
                                ApiOption.optional(
                                        "allowWithdrawals",
                                        "true|false",
                                        "Whether a key will do that may send money away."))),
                ApiVerb.of(
                        "show",
                        "GET",
                        CONNECTION,
                        "Show a connection: its settings, how it is, how fast it answers, and what"
                                + " happened to it last.",
                        NAME,
                        "connection show main"),
                ApiVerb.of(
                        "test",
                        "POST",
                        CONNECTION + "/test",
                        "Read the account with its key, and tell what the key may do. One that may"
                                + " send money away is refused.",
                        NAME,
                        "connection test main",
                        ApiOption.flag(
                                "allowWithdrawals",
                                "Take such a key this once; 'connection change' takes it for good.")),
                ApiVerb.of(
                                "enable",
                                "PUT",
                                ENABLED,
                                "Say that a connection is to be up, from now on.",
                                NAME,
                                "connection enable main")
                        .saying("enabled", "true"),
                ApiVerb.of(
                                "disable",
                                "PUT",
                                ENABLED,
                                "Say that a connection is not to be up, from now on.",
                                NAME,
                                "connection disable main")
                        .saying("enabled", "false"),
                ApiVerb.of(
                        "remove",
                        "DELETE",
                        CONNECTION,
                        "Delete a connection that no engine uses and no order went through, with its"
                                + " secrets and its events.",
                        NAME,
                        "connection remove main"));
    }

    @Override
    List<CommandEntry> readVerbs(DatabaseOption books) {
        return List.of(
                ListGroup.entry("list", "connections", books),
                ListGroup.entry("events", "connection-events", books));
    }

    private static ApiOption[] settingsAnd(ApiOption... others) {
        List<ApiOption> all = new ArrayList<>(List.of(others));
        all.addAll(SETTINGS);
        return all.toArray(ApiOption[]::new);
    }
}
