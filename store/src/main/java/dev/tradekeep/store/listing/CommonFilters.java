package dev.tradekeep.store.listing;

/** The filters that listings of several packages have. */
public final class CommonFilters {
    public static final Filter ARCHIVED = Filter.flag("archived", "only those that are archived");
    public static final Filter CONNECTION =
            Filter.name("connection", NameQuery.CONNECTION, "the name of a connection");
    public static final Filter ENGINE =
            Filter.name("engine", NameQuery.ENGINE, "the name of an engine");
    public static final Filter EXCHANGE =
            Filter.name("exchange", NameQuery.EXCHANGE, "the code of an exchange");
    public static final Filter INSTRUMENT =
            Filter.name("instrument", NameQuery.INSTRUMENT, "SYMBOL or EXCHANGE:SYMBOL");
    public static final Filter PORTFOLIO =
            Filter.name("portfolio", NameQuery.PORTFOLIO, "the name of a portfolio");
    public static final Filter PRESET =
            Filter.name("preset", NameQuery.PRESET, "the name of a preset");
    public static final Filter RUN = Filter.integer("run", "the id of an engine's run");
    public static final Filter SERIES = Filter.integer("series", "the id of a series of candles");
    public static final Filter SINCE = Filter.time("since", "at or after this time");
    public static final Filter USER = Filter.name("user", NameQuery.USER, "the name of a user");

    private CommonFilters() {}
}
