package dev.tradekeep.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.risk.LimitAction;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.risk.RiskLimitKind;
import dev.tradekeep.store.risk.RiskScope;
import dev.tradekeep.venue.VenueCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RiskCheckTest {
    private static final Asset BTC = new Asset("BTC", 8);
    private static final Asset USD = new Asset("USD", 2);

    /** Prices of one decimal on a tick of 0.5, quantities of four decimals in lots of 0.001. */
    private static final Instrument BTC_USD =
            new Instrument("BTC/USD", BTC, USD, 1, 4, 5, 10, 20, 1_000);

    private static final VenueCosts COSTS =
            new VenueCosts(
                    BasisPoints.parse("10"), BasisPoints.parse("10"), BasisPoints.parse("10"));

    private final RiskCheck check = new RiskCheck(COSTS, new CashAccount(COSTS));
    private final Account account = new Account();

    @Test
    void approvesAnOrderThatBreaksNoRule() {
        assertThat(check.check(buy(10_000), account)).isInstanceOf(RiskVerdict.Approved.class);
    }

    @Test
    void deniesPriceOffTheTickGrid() {
        Order order = Order.limit("a", BTC_USD, Side.BUY, 10_000, 10_001, 0);
        assertThat(check.check(order, account))
                .isEqualTo(
                        new RiskVerdict.Denied(
                                RiskCode.OFF_TICK_GRID,
                                "The price must be a multiple of 0.5, found 1000.1."));
    }

    @Test
    void deniesQuantityOffTheLotGrid() {
        assertThat(check.check(buy(10_001), account))
                .isEqualTo(
                        new RiskVerdict.Denied(
                                RiskCode.OFF_LOT_GRID,
                                "The quantity must be a multiple of 0.001, found 1.0001."));
    }

    @Test
    void deniesQuantityBelowTheMinimum() {
        assertThat(code(buy(10))).isEqualTo(RiskCode.BELOW_MIN_QUANTITY);
        account.lastPrice = OptionalLong.of(1_000_000);
        assertThat(check.check(buy(20), account)).isInstanceOf(RiskVerdict.Approved.class);
    }

    /** A sale far below the market trades at the market, and is valued so. */
    @Test
    void valuesASaleAtTheMarketWhateverItsLimit() {
        account.limits = List.of(limit(RiskLimitKind.ORDER_NOTIONAL, 100_000));
        Order cheap = Order.limit("a", BTC_USD, Side.SELL, 20_000, 500, 0);

        // 2.0 at the last price of 1000.0 are 2000.00.
        assertThat(code(cheap)).isEqualTo(RiskCode.LIMIT_EXCEEDED);
    }

    @Test
    void deniesMarketOrderWithoutAPrice() {
        account.lastPrice = OptionalLong.empty();
        assertThat(code(buy(10_000))).isEqualTo(RiskCode.NO_PRICE);
        Order limit = Order.limit("a", BTC_USD, Side.BUY, 10_000, 10_000, 0);
        assertThat(check.check(limit, account)).isInstanceOf(RiskVerdict.Approved.class);
    }

    @Test
    void deniesNotionalBelowTheMinimum() {
        // 0.009 × 1000.0 = 9.00, and 0.010 × 1000.0 = 10.00
        assertThat(check.check(buy(90), account))
                .isEqualTo(
                        new RiskVerdict.Denied(
                                RiskCode.BELOW_MIN_NOTIONAL,
                                "The order must be worth at least 10 USD, found 9."));
        assertThat(check.check(buy(100), account)).isInstanceOf(RiskVerdict.Approved.class);
    }

    @Test
    void countsSlippageAndFeeWhenABuyIsChecked() {
        // 1000.0 + 10 bp = 1001.0; fee of 1.001 → 1.01; together 1002.01
        account.quote = 100_200;
        assertThat(check.check(buy(10_000), account))
                .isEqualTo(
                        new RiskVerdict.Denied(
                                RiskCode.INSUFFICIENT_BALANCE,
                                "The order needs up to 1002.01 USD, available are 1002."));
        account.quote = 100_201;
        assertThat(check.check(buy(10_000), account)).isInstanceOf(RiskVerdict.Approved.class);
    }

    @Test
    void valuesALimitBuyAtItsLimit() {
        Order limit = Order.limit("a", BTC_USD, Side.BUY, 10_000, 9_000, 0);
        account.quote = 90_090;
        assertThat(check.check(limit, account)).isInstanceOf(RiskVerdict.Approved.class);
        account.quote = 90_089;
        assertThat(code(limit)).isEqualTo(RiskCode.INSUFFICIENT_BALANCE);
    }

    @Test
    void takesOffWhatOpenOrdersHaveReserved() {
        account.quote = 3 * 100_201 - 1;
        account.open.add(buy(10_000));
        assertThat(check.check(buy(10_000), account)).isInstanceOf(RiskVerdict.Approved.class);
        account.open.add(buy(10_000));
        assertThat(code(buy(10_000))).isEqualTo(RiskCode.INSUFFICIENT_BALANCE);
    }

    @Test
    void reservesOnlyWhatHasNotTraded() {
        Order half =
                buy(10_000)
                        .apply(new OrderEvent.Submitted(0))
                        .apply(
                                new OrderEvent.Filled(
                                        0,
                                        new Fill("t", 10_000, 5_000, 50_000, new Fee(USD, 0), 0)));
        account.open.add(half);
        // Half of 1001.00 is 500.50, with a fee of 0.51.
        account.quote = 100_201 + 50_101;
        assertThat(check.check(buy(10_000), account)).isInstanceOf(RiskVerdict.Approved.class);
        account.quote--;
        assertThat(code(buy(10_000))).isEqualTo(RiskCode.INSUFFICIENT_BALANCE);
    }

    @Test
    void deniesSaleOfMoreThanIsFree() {
        account.base = 200_000_000;
        account.quote = 0;
        account.open.add(sell(10_000));
        assertThat(check.check(sell(10_000), account)).isInstanceOf(RiskVerdict.Approved.class);
        assertThat(check.check(sell(10_010), account))
                .isEqualTo(
                        new RiskVerdict.Denied(
                                RiskCode.INSUFFICIENT_BALANCE,
                                "The order needs up to 1.001 BTC, available are 1."));
    }

    @Test
    void ignoresOpenOrdersThatSpendAnotherAsset() {
        account.base = 100_000_000;
        account.quote = 0;
        account.open.add(buy(10_000));
        assertThat(check.check(sell(10_000), account)).isInstanceOf(RiskVerdict.Approved.class);
    }

    @Test
    void aRebateFreesNothing() {
        BasisPoints back = BasisPoints.parse("-10");
        VenueCosts costs = new VenueCosts(back, back, BasisPoints.ZERO);
        RiskCheck rebate = new RiskCheck(costs, new CashAccount(costs));
        account.quote = 99_999;
        assertThat(rebate.check(buy(10_000), account)).isInstanceOf(RiskVerdict.Denied.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ORDER_QUANTITY, 200000000, Limit 7 allows 1.99999999 BTC as order quantity",
        "ORDER_NOTIONAL, 200000, Limit 7 allows 1999.99 USD as order notional",
        "POSITION_QUANTITY, 500000000, Limit 7 allows 4.99999999 BTC as position quantity",
        "POSITION_NOTIONAL, 500000, Limit 7 allows 4999.99 USD as position notional",
        "OPEN_ORDERS, 2, Limit 7 allows 1 as open orders",
        "ORDERS_PER_MINUTE, 10, Limit 7 allows 9 as orders per minute",
        "DAILY_LOSS, 700, Limit 7 allows 6.99 USD as daily loss",
        "DRAWDOWN_BPS, 1000, Limit 7 allows 999 bp as drawdown"
    })
    void deniesWhatALimitDoesNotAllow(RiskLimitKind kind, long enough, String reason) {
        account.exposure = new Exposure(20_000, 9_000, 9_700, 10_000, 9);
        account.open.add(Order.market("b", BTC_USD, Side.BUY, 10_000, 0));
        account.limits = List.of(limit(kind, enough));
        assertThat(check.check(buy(20_000), account)).isInstanceOf(RiskVerdict.Approved.class);

        account.limits = List.of(limit(kind, enough - 1));

        assertThat(check.check(buy(20_000), account))
                .isInstanceOfSatisfying(
                        RiskVerdict.Denied.class,
                        denied -> {
                            assertThat(denied.code()).isEqualTo(RiskCode.LIMIT_EXCEEDED);
                            assertThat(denied.reason()).startsWith(reason);
                        });
    }

    @ParameterizedTest
    @EnumSource(names = {"POSITION_QUANTITY", "POSITION_NOTIONAL", "DAILY_LOSS", "DRAWDOWN_BPS"})
    void letsExitsThroughAndNothingBeyond(RiskLimitKind kind) {
        account.base = 1_000_000_000;
        account.exposure = new Exposure(20_000, 9_000, 9_700, 10_000, 0);
        account.limits = List.of(limit(kind, 0));

        assertThat(check.check(sell(20_000), account)).isInstanceOf(RiskVerdict.Approved.class);
        assertThat(code(sell(20_010))).isEqualTo(RiskCode.LIMIT_EXCEEDED);
    }

    private static RiskLimit limit(RiskLimitKind kind, long value) {
        return limit(kind, LimitAction.DENY, value);
    }

    private static RiskLimit limit(RiskLimitKind kind, LimitAction action, long value) {
        return new RiskLimit(7, kind, action, RiskScope.EVERYTHING, null, value);
    }

    @Test
    void reportsTheFirstRuleThatIsBroken() {
        Order everything = Order.limit("a", BTC_USD, Side.BUY, 1, 1, 0);
        assertThat(code(everything)).isEqualTo(RiskCode.OFF_TICK_GRID);
    }

    private RiskCode code(Order order) {
        return switch (check.check(order, account)) {
            case RiskVerdict.Denied denied -> denied.code();
            case RiskVerdict.Approved approved ->
                    throw new AssertionError("approved: " + order.clientOrderId());
        };
    }

    private static Order buy(long quantity) {
        return Order.market("a", BTC_USD, Side.BUY, quantity, 0);
    }

    private static Order sell(long quantity) {
        return Order.market("a", BTC_USD, Side.SELL, quantity, 0);
    }

    /** An account with plenty of money and a market at 1000.0. */
    private static final class Account implements RiskContext {
        private OptionalLong lastPrice = OptionalLong.of(10_000);
        private long quote = 100_000_000;
        private long base;
        private final List<Order> open = new ArrayList<>();
        private List<RiskLimit> limits = List.of();
        private Exposure exposure = new Exposure(0, 0, 0, 0, 0);

        @Override
        public List<RiskLimit> limits() {
            return limits;
        }

        @Override
        public Exposure exposure() {
            return exposure;
        }

        @Override
        public OptionalLong lastPrice(Instrument instrument) {
            return lastPrice;
        }

        @Override
        public long balance(Asset asset) {
            return asset.equals(USD) ? quote : base;
        }

        @Override
        public List<Order> openOrders() {
            return open;
        }
    }
}
