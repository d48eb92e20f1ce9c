package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.matching.Lifetime;
import dev.tradekeep.venue.local.matching.SelfTradePrevention;
import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.spot.OrderKind;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads orders out of parameters. */
final class OrderParams {
    private static final int STRATEGY_TYPE_MIN = 1_000_000;
    private static final String TYPE = "type";

    /** The names of one order of a list; those of a single order have no prefix. */
    private final String prefix;

    private final Params params;

    private OrderParams(Params params, String prefix) {
        this.params = params;
        this.prefix = prefix;
    }

    /** What a single order is made of. */
    static Set<String> names() {
        return Set.of(
                "symbol",
                "side",
                TYPE,
                "timeInForce",
                "quantity",
                "quoteOrderQty",
                "price",
                "newClientOrderId",
                "strategyId",
                "strategyType",
                "stopPrice",
                "trailingDelta",
                "icebergQty",
                "newOrderRespType",
                "selfTradePreventionMode");
    }

    /** What an order of a list is made of on its own, in addition to what it shares. */
    static Set<String> names(String prefix) {
        Set<String> names = new LinkedHashSet<>();
        for (String name :
                Set.of(
                        TYPE,
                        "side",
                        "timeInForce",
                        "quantity",
                        "price",
                        "clientOrderId",
                        "strategyId",
                        "strategyType",
                        "stopPrice",
                        "trailingDelta",
                        "icebergQty")) {
            names.add(withPrefix(prefix, name));
        }
        return names;
    }

    /** A single order. */
    static NewOrder single(Params params) {
        OrderParams reader = new OrderParams(params, "");
        boolean buy = buys(params.text("side"));
        OrderKind kind = kind(params.text(TYPE));
        return reader.read(kind, buy, params.decimal("quantity"), params.id("newClientOrderId"));
    }

    /**
     * An order of a list.
     *
     * @param quantity what it shares with the others
     */
    static NewOrder member(Params params, String prefix, boolean buy, long quantity) {
        OrderParams reader = new OrderParams(params, prefix);
        OrderKind kind = kind(params.text(reader.name(TYPE)));
        return reader.read(kind, buy, quantity, params.id(reader.name("clientOrderId")));
    }

    static boolean buys(String side) {
        if (side.equals("BUY")) {
            return true;
        }
        if (side.equals("SELL")) {
            return false;
        }
        throw ApiError.of(-1117, "Invalid side.");
    }

    private static OrderKind kind(String text) {
        return named(OrderKind.class, text)
                .orElseThrow(() -> ApiError.of(-1116, "Invalid orderType."));
    }

    private NewOrder read(OrderKind kind, boolean buy, long quantity, @Nullable String clientId) {
        Lifetime lifetime = lifetime(kind);
        long quote = prefix.isEmpty() ? params.decimal("quoteOrderQty") : 0;
        requireQuantity(kind, quantity, quote);
        String priceName = name("price");
        if (kind.isPriced()) {
            params.positive(priceName);
        } else if (params.has(priceName)) {
            throw ApiError.notRequired(priceName);
        }
        requireStop(kind);
        long display = params.decimal(name("icebergQty"));
        if (display != 0 && (lifetime != Lifetime.GTC || !kind.isPriced())) {
            throw ApiError.of(-1013, "Unsupported order combination");
        }
        long strategyType = params.number(name("strategyType"), -1);
        if (strategyType != -1 && strategyType < STRATEGY_TYPE_MIN) {
            throw ApiError.of(-1134, "`strategyType` was less than 1000000.");
        }
        return new NewOrder(
                kind,
                buy,
                quantity,
                quote,
                params.decimal(priceName),
                params.decimal(name("stopPrice")),
                (int) params.number(name("trailingDelta"), 0),
                display,
                lifetime,
                clientId,
                prevention(),
                params.number(name("strategyId"), -1),
                (int) strategyType);
    }

    private void requireQuantity(OrderKind kind, long quantity, long quote) {
        if (kind != OrderKind.MARKET) {
            if (prefix.isEmpty()) {
                params.positive("quantity");
            }
            if (params.has("quoteOrderQty")) {
                throw ApiError.notRequired("quoteOrderQty");
            }
            return;
        }
        if (quantity == 0 && quote == 0) {
            throw prefix.isEmpty() && params.has("quoteOrderQty")
                    ? ApiError.missing("quoteOrderQty")
                    : ApiError.missing("quantity");
        }
        if (quantity != 0 && quote != 0) {
            throw ApiError.badCombination();
        }
    }

    private void requireStop(OrderKind kind) {
        boolean stops = params.has(name("stopPrice"));
        boolean trails = params.has(name("trailingDelta"));
        if (kind.isContingent() && !stops && !trails) {
            throw ApiError.of(
                    -1102,
                    "Param '%s' or '%s' must be sent, but both were empty/null!",
                    name("stopPrice"),
                    name("trailingDelta"));
        }
        if (!kind.isContingent() && stops) {
            throw ApiError.notRequired(name("stopPrice"));
        }
        if (!kind.isContingent() && trails) {
            throw ApiError.notRequired(name("trailingDelta"));
        }
    }

    private Lifetime lifetime(OrderKind kind) {
        String name = name("timeInForce");
        boolean takes = kind.isPriced() && kind != OrderKind.LIMIT_MAKER;
        if (!takes) {
            if (params.has(name)) {
                throw ApiError.notRequired(name);
            }
            return Lifetime.GTC;
        }
        return named(Lifetime.class, params.text(name))
                .orElseThrow(() -> ApiError.of(-1115, "Invalid timeInForce."));
    }

    private SelfTradePrevention prevention() {
        String text = params.find("selfTradePreventionMode");
        if (text == null) {
            return SelfTradePrevention.EXPIRE_MAKER;
        }
        return named(SelfTradePrevention.class, text)
                .orElseThrow(() -> invalid("selfTradePreventionMode"));
    }

    private String name(String plain) {
        return withPrefix(prefix, plain);
    }

    private static String withPrefix(String prefix, String plain) {
        return prefix.isEmpty()
                ? plain
                : prefix + plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }

    /** How much of the answer is asked for. */
    static OrderJson.Detail detail(Params params, OrderJson.Detail usual) {
        String text = params.find("newOrderRespType");
        if (text == null) {
            return usual;
        }
        return named(OrderJson.Detail.class, text).orElseThrow(() -> invalid("newOrderRespType"));
    }

    private static ApiError invalid(String name) {
        return ApiError.of(-1130, "Data sent for parameter '%s' is not valid.", name);
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(text))
                .findFirst();
    }
}
