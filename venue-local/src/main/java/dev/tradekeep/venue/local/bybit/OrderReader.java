package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.matching.Lifetime;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.matching.SelfTradePrevention;
import dev.tradekeep.venue.local.spot.Handling;
import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.spot.OrderKind;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SpotOrder;
import dev.tradekeep.venue.local.spot.SymbolRules;

/** Reads orders out of requests, and checks what needs no more than the market. */
final class OrderReader {
    private static final String PRICE_TOO_LONG = "Order price has too many decimals.";
    private static final String QUANTITY_TOO_LONG = "Order quantity has too many decimals.";
    private static final int PRICE_DECIMALS = 170134;
    private static final int QUANTITY_DECIMALS = 170137;

    private final Fields fields;
    private final SpotMarket market;
    private final long nowMicros;

    OrderReader(Fields fields, SpotMarket market, long nowMicros) {
        this.fields = fields;
        this.market = market;
        this.nowMicros = nowMicros;
    }

    /** A new order. */
    NewOrder read() {
        refuseUnsupported();
        boolean buy =
                switch (fields.text("side")) {
                    case "Buy" -> true;
                    case "Sell" -> false;
                    default -> throw ApiError.of(170117, "Invalid side.");
                };
        boolean limit =
                switch (fields.text("orderType")) {
                    case "Limit" -> true;
                    case "Market" -> false;
                    default -> throw ApiError.of(170116, "Invalid orderType.");
                };
        String life = fields.find("timeInForce");
        String lifetime = life == null || !limit ? "GTC" : life;
        long stop = price("triggerPrice");
        if (stop == 0 && !fields.isAbsentOr("orderFilter", OrderText.ACTIVE)) {
            throw ApiError.params("triggerPrice is missing.");
        }
        long price = limit ? requiredPrice() : 0;
        boolean byAmount = !limit && isByAmount(buy, stop != 0);
        long quantity = byAmount ? 0 : quantity(limit);
        long amount = byAmount ? amount() : 0;
        requireWorth(byAmount ? amount : Quote.of(worthPrice(price, stop), quantity));
        requireNear(buy, price);
        return new NewOrder(
                kind(buy, limit, lifetime.equals("PostOnly"), stop),
                buy,
                quantity,
                amount,
                price,
                stop,
                0,
                0,
                lifetime(lifetime),
                fields.linkId(),
                prevention(),
                -1,
                -1);
    }

    /** How an order is treated: a stop order locks nothing before its price has come. */
    Handling handling() {
        boolean locks = OrderText.TPSL.equals(fields.find("orderFilter"));
        return new Handling(!locks, true, false);
    }

    /** The quantity, price and trigger that an order is to have; what was not sent stays. */
    NewOrder revised(SpotOrder order) {
        NewOrder asked = order.asked();
        boolean priced = asked.kind().isPriced();
        long quantity = fields.find("qty") == null ? order.quantity() : quantity(priced);
        long price = fields.find("price") == null || !priced ? asked.price() : price("price");
        long stop =
                fields.find("triggerPrice") == null || !asked.kind().isContingent()
                        ? asked.stop()
                        : price("triggerPrice");
        requireWorth(Quote.of(worthPrice(price, stop), quantity));
        requireNear(asked.buy(), price);
        return asked.with(quantity, price, stop);
    }

    /** What is not done must not look as if it were. */
    private void refuseUnsupported() {
        String filter = fields.find("orderFilter");
        boolean known =
                filter == null
                        || filter.equals(OrderText.ACTIVE)
                        || filter.equals(OrderText.STOP)
                        || filter.equals(OrderText.TPSL);
        if (!known
                || fields.find("takeProfit") != null
                || fields.find("stopLoss") != null
                || !fields.isAbsentOr("isLeverage", "0")) {
            throw ApiError.of(170227, "This feature is not supported.");
        }
    }

    private OrderKind kind(boolean buy, boolean limit, boolean maker, long stop) {
        if (stop == 0) {
            if (!limit) {
                return OrderKind.MARKET;
            }
            return maker ? OrderKind.LIMIT_MAKER : OrderKind.LIMIT;
        }
        boolean takesProfit = stop > market.engine().last() != buy;
        if (limit) {
            return takesProfit ? OrderKind.TAKE_PROFIT_LIMIT : OrderKind.STOP_LOSS_LIMIT;
        }
        return takesProfit ? OrderKind.TAKE_PROFIT : OrderKind.STOP_LOSS;
    }

    private static Lifetime lifetime(String text) {
        return switch (text) {
            case "GTC", "PostOnly" -> Lifetime.GTC;
            case "IOC" -> Lifetime.IOC;
            case "FOK" -> Lifetime.FOK;
            default -> throw ApiError.of(170115, "Invalid timeInForce.");
        };
    }

    private SelfTradePrevention prevention() {
        String asked = fields.find("smpType");
        String type = asked == null ? "None" : asked;
        return switch (type) {
            case "CancelMaker" -> SelfTradePrevention.EXPIRE_MAKER;
            case "CancelTaker" -> SelfTradePrevention.EXPIRE_TAKER;
            case "CancelBoth" -> SelfTradePrevention.EXPIRE_BOTH;
            case "None" -> SelfTradePrevention.NONE;
            default -> throw ApiError.params("smpType is invalid: %s", type);
        };
    }

    /** Whether a market order is for an amount of the other asset. */
    private boolean isByAmount(boolean buy, boolean waits) {
        String asked = fields.find("marketUnit");
        String usual = buy ? "quoteCoin" : "baseCoin";
        String unit = asked == null ? usual : asked;
        boolean byAmount =
                switch (unit) {
                    case "quoteCoin" -> true;
                    case "baseCoin" -> false;
                    default -> throw ApiError.params("marketUnit is invalid: %s", unit);
                };
        if (byAmount && waits && !buy) {
            throw ApiError.of(170227, "This feature is not supported.");
        }
        return byAmount;
    }

    private long price(String name) {
        long price = fields.decimal(name, PRICE_DECIMALS, PRICE_TOO_LONG);
        SymbolRules.Range range = market.rules().price();
        if (range.step() != 0 && price % range.step() != 0) {
            throw ApiError.of(PRICE_DECIMALS, PRICE_TOO_LONG);
        }
        if (price != 0 && price > range.max()) {
            throw ApiError.of(170132, "Order price exceeded upper limit.");
        }
        if (price != 0 && price < range.min()) {
            throw ApiError.of(170133, "Order price exceeded lower limit.");
        }
        return price;
    }

    private long requiredPrice() {
        long price = price("price");
        if (price == 0) {
            throw ApiError.of(170105, "Parameter 'price' was empty.");
        }
        return price;
    }

    private long quantity(boolean limit) {
        fields.text("qty");
        SymbolRules rules = market.rules();
        long quantity = fields.decimal("qty", QUANTITY_DECIMALS, QUANTITY_TOO_LONG);
        if (quantity % Math.max(1, rules.lot().step()) != 0) {
            throw ApiError.of(QUANTITY_DECIMALS, QUANTITY_TOO_LONG);
        }
        if (quantity < Math.max(1, rules.lot().min())) {
            throw ApiError.of(170136, "Order quantity exceeded lower limit.");
        }
        long most = limit ? rules.lot().max() : rules.marketLot().max();
        if (most != 0 && quantity > most) {
            throw ApiError.of(170135, "Order quantity exceeded upper limit.");
        }
        return quantity;
    }

    private long amount() {
        fields.text("qty");
        return fields.decimal("qty", 170148, "Market order amount decimal too long.");
    }

    private long worthPrice(long price, long stop) {
        if (price != 0) {
            return price;
        }
        return stop != 0 ? stop : market.averagePrice(nowMicros);
    }

    private void requireWorth(long worth) {
        SymbolRules.Notional notional = market.rules().notional();
        if (worth < Math.max(1, notional.min())) {
            throw ApiError.of(170140, "Order value exceeded lower limit.");
        }
        if (notional.max() != 0 && worth > notional.max()) {
            throw ApiError.of(170124, "Order value exceeded upper limit.");
        }
    }

    /** Nobody may buy far above the market, or sell far below. */
    private void requireNear(boolean buy, long price) {
        long average = market.averagePrice(nowMicros);
        if (price == 0 || average == 0) {
            return;
        }
        SymbolRules.Percent percent = market.rules().percent();
        long most = Quote.of(average, buy ? percent.bidUp() : percent.askUp());
        long least = Quote.needed(average, buy ? percent.bidDown() : percent.askDown());
        if (price > most) {
            throw buy
                    ? ApiError.of(170193, "Buy order price cannot be higher than %s.", text(most))
                    : ApiError.of(170132, "Order price exceeded upper limit.");
        }
        if (price < least) {
            throw buy
                    ? ApiError.of(170133, "Order price exceeded lower limit.")
                    : ApiError.of(170194, "Sell order price cannot be lower than %s.", text(least));
        }
    }

    private static String text(long units) {
        return FixedPoint.formatShort(units, Quote.SCALE);
    }
}
