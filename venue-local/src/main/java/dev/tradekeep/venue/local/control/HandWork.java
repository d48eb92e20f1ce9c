package dev.tradekeep.venue.local.control;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.fault.FaultSpec;
import dev.tradekeep.venue.local.matching.Lifetime;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.matching.SelfTradePrevention;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.spot.OrderKind;
import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.spot.SpotExchange;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SpotOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happens to an account without its client: orders that somebody places, cancels or fills by
 * hand, and what the exchange closes. Used under the lock of the exchange.
 */
final class HandWork {
    /** What Binance's own page calls orders that are placed on it. */
    private static final String BY_HAND = "web_";

    private static final String BY_EXCHANGE = "autoclose-";

    private final SpotExchange exchange;
    private @Nullable Account house;
    private long last;

    HandWork(SpotExchange exchange) {
        this.exchange = exchange;
    }

    /** An account by the key that belongs to it. */
    Account account(String key) {
        return exchange.accounts().stream()
                .filter(one -> !one.isHouse() && one.name().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.NOT_FOUND, "No account has the key \"" + key + "\"."));
    }

    SpotMarket market(String symbol) {
        try {
            return exchange.market(symbol.toUpperCase(Locale.ROOT));
        } catch (Refusal unknown) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND, "There is no symbol \"" + symbol + "\".", unknown);
        }
    }

    /** A number with at most eight decimals, 0 where nothing is said. */
    static long amount(FaultSpec spec, String name) {
        String text = spec.text(name);
        try {
            return text.isEmpty() ? 0 : FixedPoint.parse(text, Quote.SCALE);
        } catch (TradekeepException notANumber) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    name + ": wanted a number, found \"" + text + "\".",
                    notANumber);
        }
    }

    Map<String, String> place(FaultSpec spec) {
        long price = amount(spec, "price");
        String type = spec.text("type").toUpperCase(Locale.ROOT);
        OrderKind kind =
                type.isEmpty()
                        ? (price == 0 ? OrderKind.MARKET : OrderKind.LIMIT)
                        : one(OrderKind.class, "type", type);
        String side = spec.required("side").toUpperCase(Locale.ROOT);
        if (!side.equals("BUY") && !side.equals("SELL")) {
            throw invalid("side: wanted BUY or SELL, found \"" + side + "\".");
        }
        if (kind.isContingent()) {
            throw invalid("type: wanted MARKET, LIMIT or LIMIT_MAKER, found \"" + type + "\".");
        }
        spec.required("quantity");
        return told(
                place(
                        account(spec.required("key")),
                        market(spec.required("symbol")),
                        kind,
                        side.equals("BUY"),
                        amount(spec, "quantity"),
                        price,
                        BY_HAND));
    }

    private SpotOrder place(
            Account account,
            SpotMarket market,
            OrderKind kind,
            boolean buy,
            long quantity,
            long price,
            String name) {
        NewOrder order =
                new NewOrder(
                        kind,
                        buy,
                        quantity,
                        0,
                        price,
                        0,
                        0,
                        0,
                        Lifetime.GTC,
                        name + exchange.now() + "-" + ++last,
                        SelfTradePrevention.EXPIRE_MAKER,
                        -1,
                        -1);
        return exchange.orders().place(account, market, order);
    }

    private static Map<String, String> told(SpotOrder order) {
        return Map.of(
                "orderId", Long.toString(order.id()),
                "clientOrderId", order.clientId(),
                "status", order.state().name());
    }

    Map<String, String> cancel(FaultSpec spec) {
        Account account = account(spec.required("key"));
        if (!spec.text("order").equals("all")) {
            SpotOrder order = order(account, spec.text("order"));
            exchange.orders().cancel(order, null);
            return told(order);
        }
        return Map.of("canceled", Integer.toString(cancelAll(account)));
    }

    int cancelAll(Account account) {
        int canceled = 0;
        for (SpotOrder order : open(account)) {
            if (order.state().isOpen()) {
                exchange.orders().cancel(order, null);
                canceled++;
            }
        }
        return canceled;
    }

    private List<SpotOrder> open(Account account) {
        List<SpotOrder> open = new ArrayList<>();
        exchange.markets().forEach(market -> open.addAll(account.shelf(market).open()));
        return open;
    }

    /** An open order by either id. */
    private SpotOrder order(Account account, String id) {
        return open(account).stream()
                .filter(one -> one.clientId().equals(id) || Long.toString(one.id()).equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.NOT_FOUND,
                                account.name() + " has no open order \"" + id + "\"."));
    }

    Map<String, String> fill(FaultSpec spec) {
        SpotOrder order = order(account(spec.required("key")), spec.required("order"));
        if (!order.isResting()) {
            throw invalid("The order does not rest in the book: " + order.state() + ".");
        }
        long asked = amount(spec, "quantity");
        long quantity = asked == 0 ? order.left() : asked;
        if (quantity < 0 || quantity > order.left()) {
            throw invalid(
                    "quantity: wanted up to "
                            + FixedPoint.formatShort(order.left(), Quote.SCALE)
                            + ", found \""
                            + spec.text("quantity")
                            + "\".");
        }
        exchange.orders().fill(order, house(), quantity);
        return told(order);
    }

    private Account house() {
        if (house == null) {
            house = exchange.open("by hand", true, new FeeRates(0, 0, 0));
        }
        return Objects.requireNonNull(house);
    }

    /** Cancels everything, then sells what there is a market for. */
    Map<String, String> liquidate(FaultSpec spec) {
        Account account = account(spec.required("key"));
        int canceled = cancelAll(account);
        int sold = 0;
        for (SpotMarket market : exchange.markets()) {
            long step = market.rules().lot().step();
            long free = account.balance(market.rules().base()).free();
            long quantity = free - (step == 0 ? 0 : free % step);
            try {
                if (quantity > 0) {
                    place(account, market, OrderKind.MARKET, false, quantity, 0, BY_EXCHANGE);
                    sold++;
                }
            } catch (Refusal dust) {
                // Less than a symbol takes stays where it is.
            }
        }
        return Map.of("canceled", Integer.toString(canceled), "sold", Integer.toString(sold));
    }

    Map<String, String> transfer(FaultSpec spec) {
        spec.required("amount");
        Account account = account(spec.required("key"));
        String asset = spec.required("asset").toUpperCase(Locale.ROOT);
        exchange.deposit(account, asset, amount(spec, "amount"));
        return Map.of("free", FixedPoint.formatShort(account.balance(asset).free(), Quote.SCALE));
    }

    static <E extends Enum<E>> E one(Class<E> type, String name, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw invalid(
                name
                        + ": wanted one of "
                        + List.of(type.getEnumConstants())
                        + ", found \""
                        + text
                        + "\".");
    }

    static TradekeepException invalid(String text) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, text);
    }
}
