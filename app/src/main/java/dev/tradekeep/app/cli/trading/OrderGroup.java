package dev.tradekeep.app.cli.trading;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep order}. */
@Command(
        name = "order",
        description =
                "Place, amend and cancel orders on engines that run. 'tradekeep list orders' has them.")
public final class OrderGroup extends ApiGroup {
    @Override
    List<ApiVerb> apiVerbs() {
        return List.of(
                ApiVerb.of(
                        "place",
                        "POST",
                        "/api/v1/orders",
                        "Place an order on an engine that runs. It passes the same checks as those of the"
                                + " strategy; a denied one is on the books.",
                        "",
                        "order place --engine e1 --side buy --quantity 0.5 --limit-price 42000",
                        ApiOption.required("engine", "NAME", "The engine."),
                        ApiOption.optional(
                                "instrument",
                                "SYMBOL",
                                "What to trade. Default: what the engine trades, if that is one"
                                        + " only."),
                        ApiOption.optional(
                                "portfolio",
                                "NAME",
                                "For which of the engine's portfolios. Default: that of its name."),
                        ApiOption.required("side", "buy|sell", "Which way."),
                        ApiOption.required(
                                "quantity", "AMOUNT", "Exact in the instrument's decimals."),
                        ApiOption.optional(
                                "limitPrice", "PRICE", "Of a limit order. Default: at market."),
                        ApiOption.optional(
                                "clientOrderId",
                                "ID",
                                "An id of your own, never used before: given again, the order is placed"
                                        + " once.")),
                ApiVerb.of(
                        "show",
                        "GET",
                        "/api/v1/orders/{order}",
                        "Print one order by our client order id.",
                        "order",
                        "order show T00000000010000001"),
                ApiVerb.of(
                        "amend",
                        "PUT",
                        "/api/v1/orders/{order}",
                        "Ask the exchange for other terms of an open order; what is not said stays as"
                                + " it is.",
                        "order",
                        "order amend T00000000010000001 --quantity 0.4 --limit-price 41500",
                        ApiOption.optional(
                                "quantity", "AMOUNT", "The whole of it, what has traded included."),
                        ApiOption.optional("limitPrice", "PRICE", "Of an order that has one."),
                        ApiOption.optional("triggerPrice", "PRICE", "Of an order that has one."),
                        ApiOption.optional("trailingDistance", "PRICE", "Of a trailing stop.")),
                ApiVerb.of(
                        "cancel",
                        "DELETE",
                        "/api/v1/orders/{order}",
                        "Ask the exchange to cancel an open order.",
                        "order",
                        "order cancel T00000000010000001"));
    }
}
