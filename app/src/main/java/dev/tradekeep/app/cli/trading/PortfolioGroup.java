package dev.tradekeep.app.cli.trading;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep portfolio}. */
@Command(
        name = "portfolio",
        description =
                "Archive and delete portfolios. 'tradekeep list portfolios' has them; engines make"
                        + " them.")
public final class PortfolioGroup extends ApiGroup {
    private static final String STATUS = "/api/v1/portfolios/{name}/status";

    @Override
    List<ApiVerb> apiVerbs() {
        return List.of(
                ApiVerb.of(
                                "archive",
                                "PUT",
                                STATUS,
                                "Take a portfolio that no active engine trades out of the lists.",
                                "name",
                                "portfolio archive e1")
                        .saying("status", "archived"),
                ApiVerb.of(
                                "activate",
                                "PUT",
                                STATUS,
                                "Make an archived portfolio active again.",
                                "name",
                                "portfolio activate e1")
                        .saying("status", "active"),
                ApiVerb.of(
                        "delete",
                        "DELETE",
                        "/api/v1/portfolios/{name}",
                        "Delete a portfolio without orders that no engine trades.",
                        "name",
                        "portfolio delete e1"));
    }
}
