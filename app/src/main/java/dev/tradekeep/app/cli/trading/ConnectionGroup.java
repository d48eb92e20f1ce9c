package dev.tradekeep.app.cli.trading;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep connection}. */
@Command(
        name = "connection",
        description =
                "Our accounts at exchanges. 'tradekeep list connections' has them; 'tradekeep secrets'"
                        + " keeps their secrets.")
public final class ConnectionGroup extends ApiGroup {
    private static final String ENABLED = "/api/v1/connections/{name}/enabled";

    @Override
    List<ApiVerb> apiVerbs() {
        return List.of(
                ApiVerb.of(
                        "add",
                        "POST",
                        "/api/v1/connections",
                        "Add a connection, not enabled.",
                        "name",
                        "connection add kraken --exchange kraken --environment testnet",
                        ApiOption.required("exchange", "CODE", "The exchange."),
                        ApiOption.required("environment", "ENVIRONMENT", "Whose money it is.")),
                ApiVerb.of(
                                "enable",
                                "PUT",
                                ENABLED,
                                "Say that a connection is to be up, from the next start on.",
                                "name",
                                "connection enable kraken")
                        .saying("enabled", "true"),
                ApiVerb.of(
                                "disable",
                                "PUT",
                                ENABLED,
                                "Say that a connection is not to be up, from the next start on.",
                                "name",
                                "connection disable kraken")
                        .saying("enabled", "false"));
    }
}
