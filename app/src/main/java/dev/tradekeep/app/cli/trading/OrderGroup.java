package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.list.ListGroup;
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
                                "type",
                                "TYPE",
                                "market, limit, stop, stop_limit, take_profit or trailing_stop."
                                        + " Default: the one that the prices make."),
                        ApiOption.optional(
                                "limitPrice", "PRICE", "The worst price. Default: at market."),
                        ApiOption.optional(
                                "stopPrice",
                                "PRICE",
                                "Sets off a stop, a stop-limit or a take-profit."),
                        ApiOption.optional("trailingDistance", "PRICE", "Of a trailing stop."),
                        ApiOption.optional(
                                "timeInForce", "WORD", "gtc, ioc, fok or gtd. Default: gtc."),
                        ApiOption.optional(
                                "expiresAt", "TIME", "Of an order that is good till a date."),
                        ApiOption.flag("postOnly", "Refused when it would trade at once."),
                        ApiOption.flag("reduceOnly", "Only ever makes a position smaller."),
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

    @Override
    List<CommandEntry> readVerbs(DatabaseOption books) {
        return List.of(ListGroup.entry("list", "orders", books));
    }
}
