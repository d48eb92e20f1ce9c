package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.DatabaseOption;

/** The verbs that say what a server keeps coming from exchanges. */
public final class FollowVerbs {
    private static final String FOLLOWS = "/api/v1/market-follows";

    private FollowVerbs() {}

    /** Begins to follow. */
    public static CommandEntry follow(DatabaseOption database) {
        return entry(
                ApiVerb.of(
                        "follow",
                        "POST",
                        FOLLOWS,
                        "Keep candles, trades or best prices of an instrument coming while a server"
                                + " runs, from now on. Only candles that have closed are stored, and"
                                + " what a lost connection missed of them is downloaded.",
                        "symbol",
                        "market follow BTC/USDT --exchange binance --interval 1m --trades",
                        ApiOption.required("exchange", "NAME", "Which exchange."),
                        ApiOption.optional("interval", "1m|4h|…", "Length of its candles."),
                        ApiOption.flag("trades", "Every trade, too."),
                        ApiOption.flag("quotes", "The best prices of both sides, too."),
                        ApiOption.optional(
                                "address",
                                "URL",
                                "Where the exchange is reached, such as http://127.0.0.1:9000."
                                        + " Default: where it always is.")),
                database);
    }

    /** Ends it. */
    public static CommandEntry unfollow(DatabaseOption database) {
        return entry(
                ApiVerb.of(
                        "unfollow",
                        "DELETE",
                        FOLLOWS + "/{id}",
                        "Keep a stream coming no longer; 'market follows' has the numbers. What it"
                                + " brought stays.",
                        "id",
                        "market unfollow 3"),
                database);
    }

    private static CommandEntry entry(ApiVerb verb, DatabaseOption database) {
        return new CommandEntry(verb.name(), () -> ApiCommand.spec(verb, database));
    }
}
