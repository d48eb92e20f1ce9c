package dev.tradekeep.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.risk.LimitAction;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.risk.RiskLimitKind;
import dev.tradekeep.store.risk.RiskScope;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices are in tenths, quantities in whole coins of eight decimals. */
class LimitRuleTest {
    private static final Asset COIN = new Asset("COIN", 8);
    private static final Asset USD = new Asset("USD", 2);
    private static final Instrument COIN_USD =
            new Instrument("COIN/USD", COIN, USD, 1, 8, 1, 1, 0, 0);

    private final LimitRule rule = new LimitRule(BasisPoints.parse("20"));
    private final Account account = new Account();

    /** The last price is 1000.0; the collar of 5 % reaches from 950.0 to 1050.0. */
    @ParameterizedTest
    @CsvSource({
        "BUY, LIMIT, 10500, 0, true",
        "BUY, LIMIT, 10501, 0, false",
        "BUY, LIMIT, 1, 0, true",
        "SELL, LIMIT, 9500, 0, true",
        "SELL, LIMIT, 9499, 0, false",
        "SELL, LIMIT, 99999, 0, true",
        "BUY, STOP, 0, 10500, true",
        "BUY, STOP, 0, 10501, false",
        "SELL, STOP, 0, 9499, false",
        "BUY, STOP_LIMIT, 10710, 10200, true",
        "BUY, STOP_LIMIT, 10711, 10200, false",
        "BUY, STOP_LIMIT, 10501, 10501, false",
        "BUY, TRAILING_STOP, 0, 500, true",
        "BUY, TRAILING_STOP, 0, 501, false",
        "SELL, TAKE_PROFIT, 0, 99999, true",
        "BUY, MARKET, 0, 0, true"
    })
    void aPriceLiesWithinTheCollarOfTheLast(
            Side side, String type, long limit, long trigger, boolean passes) {
        account.limit(RiskLimitKind.PRICE_COLLAR_BPS, 500);

        assertThat(passes(side, terms(type, limit, trigger), 100)).isEqualTo(passes);
    }

    /** A stop far away still protects; a limit that is nonsense helps no exit. */
    @ParameterizedTest
    @CsvSource({
        "STOP, 0, 1, true",
        "TRAILING_STOP, 0, 9000, true",
        "MARKET, 0, 0, true",
        "LIMIT, 9500, 0, true",
        "LIMIT, 9499, 0, false",
        "STOP_LIMIT, 7600, 8000, true",
        "STOP_LIMIT, 7599, 8000, false"
    })
    void anExitIsHeldOnlyByAPriceThatIsNonsense(
            String type, long limit, long trigger, boolean passes) {
        account.position = 100;
        account.limit(RiskLimitKind.PRICE_COLLAR_BPS, 500);

        assertThat(passes(Side.SELL, terms(type, limit, trigger), 100)).isEqualTo(passes);
    }

    /** A market order is assumed to pay the slippage of 20 bp. */
    @Test
    void aMarketOrderIsAssumedToPayItsSlippage() {
        account.limit(RiskLimitKind.PRICE_COLLAR_BPS, 20);
        assertThat(passes(Side.BUY, new OrderTerms.Market(), 1)).isTrue();
        account.limit(RiskLimitKind.PRICE_COLLAR_BPS, 19);
        assertThat(reason(Side.BUY, new OrderTerms.Market(), 1))
                .isEqualTo(
                        "Limit 7 allows 19 bp as price collar, a buy at most at 1001.9 around 1000,"
                                + " found 1002.");
        assertThat(reason(Side.SELL, new OrderTerms.Market(), 1))
                .endsWith("a sale at least at 998.1 around 1000, found 998.");
    }

    @Test
    void withoutALastPriceNoPriceIsJudged() {
        account.last = OptionalLong.empty();
        account.limit(RiskLimitKind.PRICE_COLLAR_BPS, 0);
        assertThat(passes(Side.BUY, new OrderTerms.Limit(1), 1)).isTrue();
    }

    @Test
    void theSmallestAndTheLargestNumbersAreExact() {
        account.limit(RiskLimitKind.ORDER_QUANTITY, 0);
        assertThat(reason(Side.BUY, new OrderTerms.Market(), 1))
                .isEqualTo(
                        "Limit 7 allows 0 COIN as order quantity, with the order it would be"
                                + " 0.00000001 COIN.");
        account.limit(RiskLimitKind.ORDER_QUANTITY, Long.MAX_VALUE);
        assertThat(passes(Side.BUY, new OrderTerms.Market(), Long.MAX_VALUE)).isTrue();

        // 9.2 × 10¹⁰ coins at 1000.0 are 9.2 × 10¹⁵ cents.
        account.limit(RiskLimitKind.ORDER_NOTIONAL, 9_223_372_036_854_776L);
        assertThat(passes(Side.BUY, new OrderTerms.Market(), Long.MAX_VALUE)).isTrue();
        account.limit(RiskLimitKind.ORDER_NOTIONAL, 9_223_372_036_854_775L);
        assertThat(passes(Side.BUY, new OrderTerms.Market(), Long.MAX_VALUE)).isFalse();

        account.limit(RiskLimitKind.VOLUME_SHARE_BPS, 10_000);
        account.volume = OptionalLong.of(9_000_000_000_000_000_000L);
        assertThat(passes(Side.BUY, new OrderTerms.Market(), 9_000_000_000_000_000_000L)).isTrue();
        assertThat(passes(Side.BUY, new OrderTerms.Market(), 9_000_000_000_000_000_001L)).isFalse();
    }

    /** 3 are held and 2 are for sale: 1 more reduces, 2 more would turn it around. */
    @Test
    void anOrderReducesWithAllThatIsOpenOnItsSide() {
        account.position = 3;
        account.open = List.of(order(Side.SELL, new OrderTerms.Limit(99_999), 2, GTC));
        account.limit(RiskLimitKind.OPEN_ORDERS, 0);

        assertThat(passes(Side.SELL, new OrderTerms.Market(), 1)).isTrue();
        assertThat(passes(Side.SELL, new OrderTerms.Market(), 2)).isFalse();
        assertThat(passes(Side.BUY, new OrderTerms.Market(), 1)).isFalse();
    }

    /** Size protects from mistakes, but what can only reduce must get through. */
    @Test
    void theSizeOfAnExitIsFreeWhenItCanOnlyReduce() {
        account.position = 100;
        account.limit(RiskLimitKind.ORDER_QUANTITY, 50);

        assertThat(passes(Side.SELL, new OrderTerms.Market(), 100)).isFalse();
        Order exit = order(Side.SELL, new OrderTerms.Market(), 100, GTC.asReduceOnly());
        assertThat(rule.check(exit, account)).isInstanceOf(RiskVerdict.Approved.class);
        Order more = order(Side.SELL, new OrderTerms.Market(), 101, GTC.asReduceOnly());
        assertThat(rule.check(more, account)).isInstanceOf(RiskVerdict.Denied.class);
    }

    @Test
    void anAlertLetsTheOrderGoAndNamesTheLimit() {
        account.limits =
                List.of(
                        new RiskLimit(
                                7,
                                RiskLimitKind.ORDER_QUANTITY,
                                LimitAction.ALERT,
                                RiskScope.EVERYTHING,
                                null,
                                5),
                        new RiskLimit(
                                8,
                                RiskLimitKind.DAILY_LOSS,
                                LimitAction.ALERT,
                                RiskScope.EVERYTHING,
                                null,
                                0));
        account.exposure = new Exposure(0, 90, 100, 100, 0);

        assertThat(rule.check(order(Side.BUY, new OrderTerms.Market(), 6, GTC), account))
                .isInstanceOfSatisfying(
                        RiskVerdict.Approved.class,
                        approved ->
                                assertThat(approved.broken())
                                        .singleElement()
                                        .extracting(RiskVerdict.Denied::limit)
                                        .isEqualTo(account.limits.getFirst()));
    }

    private static final OrderConditions GTC = OrderConditions.GTC;

    private static OrderTerms terms(String type, long limit, long trigger) {
        return switch (type) {
            case "LIMIT" -> new OrderTerms.Limit(limit);
            case "STOP" -> new OrderTerms.Stop(trigger);
            case "STOP_LIMIT" -> new OrderTerms.StopLimit(trigger, limit);
            case "TRAILING_STOP" -> new OrderTerms.TrailingStop(trigger);
            case "TAKE_PROFIT" -> new OrderTerms.TakeProfit(trigger);
            default -> new OrderTerms.Market();
        };
    }

    private boolean passes(Side side, OrderTerms terms, long quantity) {
        return rule.check(order(side, terms, quantity, GTC), account)
                instanceof RiskVerdict.Approved;
    }

    private String reason(Side side, OrderTerms terms, long quantity) {
        return rule.check(order(side, terms, quantity, GTC), account)
                        instanceof RiskVerdict.Denied denied
                ? denied.reason()
                : "";
    }

    private static Order order(
            Side side, OrderTerms terms, long quantity, OrderConditions conditions) {
        return Order.of(
                new OrderRequest("a", COIN_USD, side, terms, quantity, conditions, null, 0));
    }

    private static final class Account implements RiskContext {
        private OptionalLong last = OptionalLong.of(10_000);
        private OptionalLong volume = OptionalLong.empty();
        private List<RiskLimit> limits = List.of();
        private List<Order> open = List.of();
        private long position;
        private Exposure exposure = Exposure.NONE;

        void limit(RiskLimitKind kind, long value) {
            limits =
                    List.of(
                            new RiskLimit(
                                    7, kind, LimitAction.DENY, RiskScope.EVERYTHING, null, value));
        }

        @Override
        public OptionalLong lastPrice(Instrument instrument) {
            return last;
        }

        @Override
        public OptionalLong lastVolume(Instrument instrument) {
            return volume;
        }

        @Override
        public long balance(Asset asset) {
            return 0;
        }

        @Override
        public List<RiskLimit> limits() {
            return limits;
        }

        @Override
        public Exposure exposure() {
            return new Exposure(
                    position,
                    exposure.equity(),
                    exposure.dayStartEquity(),
                    exposure.highEquity(),
                    0);
        }

        @Override
        public List<Order> openOrders() {
            return open;
        }
    }
}
