package dev.tradekeep.venue.local.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What can go wrong on request. Each has a name, what it can be told, and a value that may be
 * written right behind its name: {@code latency=30}.
 */
public enum FaultKind {
    /** Requests are carried out later, and messages of sockets leave later. */
    LATENCY(Where.REQUEST, "ms", "30", "jitter"),
    /** A request fails with a status of 500 or more. */
    HTTP_ERROR(Where.REQUEST, "status", "500", "when"),
    /** A request is never carried out; its connection is silent, and ends after a while. */
    TIMEOUT_BEFORE(Where.REQUEST, "ms", "30000"),
    /** A request is carried out; its connection is silent, and ends after a while. */
    TIMEOUT_AFTER(Where.REQUEST, "ms", "30000"),
    /** A request is carried out; its connection ends in place of the answer. */
    REPLY_DROPPED(Where.REQUEST, "", ""),
    /** A request waits inside the exchange before it is looked at, its timestamp included. */
    ACCEPT_LATE(Where.REQUEST, "ms", "4000"),
    /** The answer says that nobody knows what became of the request. */
    UNKNOWN_OUTCOME(Where.REQUEST, "when", "after"),
    /** Nothing is served. */
    MAINTENANCE(Where.REQUEST, "", ""),
    /** The address of the client is banned. */
    BAN(Where.REQUEST, "seconds", "120"),
    /** The client asks for too much. */
    RATE_LIMIT(Where.REQUEST, "seconds", "10"),
    /** A key is not taken any more, and hears nothing more. */
    KEY_REVOKED(Where.REQUEST, "key", ""),
    /** The answer is a page for people. */
    HTML_PAGE(Where.REQUEST, "status", "502", "when"),
    /** The connection ends in the middle of the answer. */
    TRUNCATED_BODY(Where.REQUEST, "", ""),
    /** The answer is half of what it should be, and its length says so. */
    BROKEN_JSON(Where.REQUEST, "", ""),
    /** Queries show orders and trades as they were a while ago. */
    QUERIES_LATE(Where.REQUEST, "ms", "1000"),
    /** Lists of orders and trades come in any order. */
    QUERIES_SHUFFLED(Where.REQUEST, "", ""),

    /** An event of an account is not sent. */
    EVENTS_DROPPED(Where.EVENT, "", ""),
    /** An event of an account is sent twice. */
    EVENTS_DOUBLED(Where.EVENT, "", ""),
    /** An event of an account comes after the one that follows it, at the latest after a while. */
    EVENTS_SWAPPED(Where.EVENT, "ms", "1000"),
    /** An event of an account comes later; others may overtake it. */
    EVENTS_DELAYED(Where.EVENT, "ms", "1000"),
    /** Connections for accounts answer pings, and send no events. */
    PRIVATE_SILENT(Where.EVENT, "", ""),
    /** The connection ends in place of an event that tells of a fill. */
    DISCONNECT_ON_FILL(Where.EVENT, "", ""),

    /** A change of an order book is not told. */
    BOOK_GAP(Where.MARKET, "symbol", ""),
    /** Market streams are open, and send nothing. */
    MARKET_SILENT(Where.MARKET, "symbol", ""),

    /** The clock of the exchange is ahead, or behind when negative. */
    CLOCK_SKEW(Where.STATE, "ms", "5000"),
    /** A symbol does not trade. */
    SYMBOL_STATUS(Where.STATE, "status", "HALT", "symbol"),
    /** A symbol is gone, with its open orders. */
    DELISTING(Where.STATE, "symbol", ""),
    /** Prices, or quantities, of a symbol have another grid. */
    TICK_SIZE(Where.STATE, "tick", "", "symbol", "step"),

    /** Sockets end: all of them, or those whose path has a part. */
    DISCONNECT(Where.ACT, "path", "/"),
    /** The exchange closes what an account has: orders first, then all that it can sell. */
    LIQUIDATION(Where.ACT, "key", ""),
    /** Somebody places an order of an account by hand. */
    MANUAL_ORDER(Where.ACT, "side", "", "key", "symbol", "type", "quantity", "price"),
    /** Somebody cancels an order of an account by hand, or all of them. */
    MANUAL_CANCEL(Where.ACT, "order", "all", "key"),
    /** An open order is filled at its price, or some of it, wherever the market is. */
    MANUAL_FILL(Where.ACT, "order", "", "key", "quantity"),
    /** Something is paid into an account, or out of it when negative. */
    TRANSFER(Where.ACT, "amount", "", "key", "asset"),
    /** The price that a market moves around is another at once. */
    PRICE(Where.ACT, "price", "", "symbol");

    /** What a fault strikes. */
    public enum Where {
        /** Requests, over HTTP or a socket. */
        REQUEST("next", "skip", "chance", "seed", "on", "path", "key"),
        /** Events of accounts. */
        EVENT("next", "skip", "chance", "seed", "key", "symbol"),
        /** Market streams. */
        MARKET("next", "skip", "chance", "seed"),
        /** The exchange, as long as the fault is on. */
        STATE,
        /** The exchange, once. */
        ACT;

        private final Set<String> settings;

        Where(String... settings) {
            this.settings = Set.of(settings);
        }
    }

    private static final Set<String> ALWAYS = Set.of("after", "for");

    private final Where where;
    private final String mainSetting;
    private final String usual;
    private final Set<String> own;

    FaultKind(Where where, String mainSetting, String usual, String... own) {
        this.where = where;
        this.mainSetting = mainSetting;
        this.usual = usual;
        this.own = Set.of(own);
    }

    /** What it is called: {@code http-error}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Where where() {
        return where;
    }

    /** What the value behind its name sets, empty where it takes none. */
    public String mainSetting() {
        return mainSetting;
    }

    /** What {@link #mainSetting} is when nothing is said, empty for nothing. */
    public String usual() {
        return usual;
    }

    /** Whether it can be told something by this name. */
    public boolean takes(String setting) {
        return setting.equals(mainSetting)
                || own.contains(setting)
                || where.settings.contains(setting)
                || ALWAYS.contains(setting);
    }

    /** Whether the exchange itself changes with it. */
    boolean changesExchange() {
        return where == Where.STATE || where == Where.ACT || this == MAINTENANCE;
    }

    /** Which requests it strikes when nothing is said. */
    RequestRole.Group usualGroup() {
        return switch (this) {
            case TIMEOUT_BEFORE, TIMEOUT_AFTER, REPLY_DROPPED, ACCEPT_LATE, UNKNOWN_OUTCOME ->
                    RequestRole.Group.PLACE;
            case MAINTENANCE, BAN -> RequestRole.Group.ALL;
            case KEY_REVOKED -> RequestRole.Group.SIGNED;
            case QUERIES_LATE, QUERIES_SHUFFLED -> RequestRole.Group.QUERY;
            default -> RequestRole.Group.ANY;
        };
    }

    /** The kind that is called so. */
    public static Optional<FaultKind> of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
