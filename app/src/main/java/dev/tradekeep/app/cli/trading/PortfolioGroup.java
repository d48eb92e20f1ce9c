package dev.tradekeep.app.cli.trading;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep portfolio}. */
@Command(
        name = "portfolio",
        description =
                "Move money, archive and delete portfolios. 'tradekeep list portfolios' has them; engines"
                        + " make them.")
public final class PortfolioGroup extends ApiGroup {
    private static final String TRANSFERS = "/api/v1/transfers";
    private static final ApiOption ID =
            ApiOption.optional(
                    "id",
                    "ID",
                    "An id of your own, never used before: given again, the money is moved once.");

    private static final String STATUS = "/api/v1/portfolios/{name}/status";

    @Override
    List<ApiVerb> apiVerbs() {
        return List.of(
                ApiVerb.of(
                        "deposit",
                        "POST",
                        TRANSFERS,
                        "Put money into a portfolio, whether its engine runs or not.",
                        "to amount asset",
                        "portfolio deposit e1 500 USD",
                        ID),
                ApiVerb.of(
                        "withdraw",
                        "POST",
                        TRANSFERS,
                        "Take money out of a portfolio that no open order has set aside.",
                        "from amount asset",
                        "portfolio withdraw e1 500 USD",
                        ID),
                ApiVerb.of(
                        "transfer",
                        "POST",
                        TRANSFERS,
                        "Move money from one portfolio to another.",
                        "from to amount asset",
                        "portfolio transfer e1 e2 500 USD",
                        ID),
                ApiVerb.of(
                        "adjust",
                        "POST",
                        "/api/v1/portfolios/{name}/adjustments",
                        "Book what a portfolio has too much or too little of. Administrators only.",
                        "name",
                        "portfolio adjust e1 --amount -0.5 --asset USD --reason 'fee of March'",
                        ApiOption.required(
                                "amount", "AMOUNT", "Not 0; below 0 for what there is too much."),
                        ApiOption.required("asset", "CODE", "The asset."),
                        ApiOption.required("reason", "TEXT", "Why, up to 200 characters."),
                        ApiOption.optional(
                                "kind",
                                "KIND",
                                "adjustment (neither gain nor loss), funding or interest;"
                                        + " adjustment unless said."),
                        ID),
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
