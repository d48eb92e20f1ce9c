package dev.tradekeep.model.order;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/** At which prices an order trades: what an amendment can change. All prices are price units. */
public sealed interface OrderTerms {

    /** The kind of order that these terms make. */
    OrderType type();

    /** The worst price it may trade at; 0 when there is none. */
    default long limitPrice() {
        return 0;
    }

    /** The price that sets it off; 0 when there is none. */
    default long triggerPrice() {
        return 0;
    }

    /** How far the trigger stays behind the market; 0 when it does not follow it. */
    default long trailingDistance() {
        return 0;
    }

    /**
     * The terms of a kind from its prices, those it does not have being 0.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the kind lacks a
     *     price or has one too many
     */
    static OrderTerms of(OrderType type, long limit, long trigger, long distance) {
        OrderTerms terms =
                switch (type) {
                    case MARKET -> new Market();
                    case LIMIT -> new Limit(limit);
                    case STOP -> new Stop(trigger);
                    case STOP_LIMIT -> new StopLimit(trigger, limit);
                    case TAKE_PROFIT -> new TakeProfit(trigger);
                    case TRAILING_STOP -> new TrailingStop(distance);
                };
        boolean exact =
                terms.limitPrice() == limit
                        && terms.triggerPrice() == trigger
                        && terms.trailingDistance() == distance;
        if (!exact) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "A "
                            + type
                            + " order was given a price that it does not have: limit "
                            + limit
                            + ", trigger "
                            + trigger
                            + ", trailing distance "
                            + distance
                            + ".");
        }
        return terms;
    }

    /** At whatever price the market gives. */
    record Market() implements OrderTerms {
        @Override
        public OrderType type() {
            return OrderType.MARKET;
        }
    }

    /** At a price or better. */
    record Limit(long limitPrice) implements OrderTerms {
        /**
         * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} unless the price is
         *     above 0
         */
        public Limit {
            requirePositive("limit price", limitPrice);
        }

        @Override
        public OrderType type() {
            return OrderType.LIMIT;
        }
    }

    /** A market order once the market has moved against us to the trigger. */
    record Stop(long triggerPrice) implements OrderTerms {
        /**
         * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} unless the price is
         *     above 0
         */
        public Stop {
            requirePositive("trigger price", triggerPrice);
        }

        @Override
        public OrderType type() {
            return OrderType.STOP;
        }
    }

    /** A limit order once the market has moved against us to the trigger. */
    record StopLimit(long triggerPrice, long limitPrice) implements OrderTerms {
        /**
         * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} unless both prices are
         *     above 0
         */
        public StopLimit {
            requirePositive("trigger price", triggerPrice);
            requirePositive("limit price", limitPrice);
        }

        @Override
        public OrderType type() {
            return OrderType.STOP_LIMIT;
        }
    }

    /** A market order once the market has moved in our favour to the trigger. */
    record TakeProfit(long triggerPrice) implements OrderTerms {
        /**
         * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} unless the price is
         *     above 0
         */
        public TakeProfit {
            requirePositive("trigger price", triggerPrice);
        }

        @Override
        public OrderType type() {
            return OrderType.TAKE_PROFIT;
        }
    }

    /** A stop that stays a distance behind the best price since the order was accepted. */
    record TrailingStop(long trailingDistance) implements OrderTerms {
        /**
         * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} unless the distance is
         *     above 0
         */
        public TrailingStop {
            requirePositive("trailing distance", trailingDistance);
        }

        @Override
        public OrderType type() {
            return OrderType.TRAILING_STOP;
        }
    }

    private static void requirePositive(String what, long price) {
        if (price <= 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a " + what + " above 0, found " + price + ".");
        }
    }
}
