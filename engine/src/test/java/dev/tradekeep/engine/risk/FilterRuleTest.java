package dev.tradekeep.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentFilters;
import dev.tradekeep.model.instrument.OrderFilter;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.venue.VenueCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What exchanges ask of orders besides tick, lot and minimums. */
class FilterRuleTest {
    /** Prices of one decimal, quantities of four; the last price is 1000. */
    private static final Instrument BTC_USD =
            new Instrument("BTC/USD", new Asset("BTC", 8), new Asset("USD", 2), 1, 4, 1, 1, 0, 0);

    private static final VenueCosts COSTS =
            new VenueCosts(BasisPoints.parse("0"), BasisPoints.parse("0"), BasisPoints.parse("0"));

    private final RiskCheck check = new RiskCheck(COSTS, new CashAccount(COSTS));
    private final List<Order> open = new ArrayList<>();
    private InstrumentFilters filters = InstrumentFilters.NONE;

    @ParameterizedTest
    @CsvSource({
        "MIN_PRICE, 900, BUY, 900.0, 899.9",
        "MAX_PRICE, 1100.05, SELL, 1100.0, 1100.1",
        "BID_UP, 1.2, BUY, 1200.0, 1200.1",
        "BID_DOWN, 0.8, BUY, 800.0, 799.9",
        "ASK_UP, 1.3, SELL, 1300.0, 1300.1",
        "ASK_DOWN, 0.7, SELL, 700.0, 699.9",
        "MAX_NOTIONAL, 1000, SELL, 1000.0, 1000.1"
    })
    void boundsLimitPrices(OrderFilter filter, String figure, Side side, String good, String bad) {
        filters = new InstrumentFilters(Map.of(filter, Decimal.parse(figure)));
        assertThat(check.check(limit(side, good, "1"), new Account()))
                .isInstanceOf(RiskVerdict.Approved.class);
        RiskVerdict refused = check.check(limit(side, bad, "1"), new Account());
        assertThat(refused)
                .isInstanceOfSatisfying(
                        RiskVerdict.Denied.class,
                        denied -> {
                            assertThat(denied.code()).isEqualTo(RiskCode.EXCHANGE_FILTER);
                            assertThat(denied.reason()).contains(filter.name(), figure);
                        });
    }

    @Test
    void sidesHaveBoundsOfTheirOwn() {
        filters = new InstrumentFilters(Map.of(OrderFilter.BID_UP, Decimal.parse("1.2")));
        assertThat(check.check(limit(Side.SELL, "5000.0", "1"), new Account()))
                .isInstanceOf(RiskVerdict.Approved.class);
    }

    @Test
    void boundsQuantities() {
        filters =
                new InstrumentFilters(
                        Map.of(
                                OrderFilter.MAX_QUANTITY, Decimal.parse("2"),
                                OrderFilter.MAX_MARKET_QUANTITY, Decimal.parse("0.5")));
        assertThat(check.check(limit(Side.SELL, "1000.0", "2"), new Account()))
                .isInstanceOf(RiskVerdict.Approved.class);
        assertThat(code(limit(Side.SELL, "1000.0", "2.0001"))).isEqualTo(RiskCode.EXCHANGE_FILTER);
        assertThat(check.check(market("0.5"), new Account()))
                .isInstanceOf(RiskVerdict.Approved.class);
        assertThat(code(market("0.5001"))).isEqualTo(RiskCode.EXCHANGE_FILTER);
    }

    @Test
    void countsOpenOrders() {
        filters = new InstrumentFilters(Map.of(OrderFilter.MAX_ORDERS, Decimal.parse("2")));
        open.add(limit(Side.SELL, "1100.0", "0.1"));
        assertThat(check.check(limit(Side.SELL, "1000.0", "1"), new Account()))
                .isInstanceOf(RiskVerdict.Approved.class);
        open.add(limit(Side.SELL, "1200.0", "0.1"));
        assertThat(code(limit(Side.SELL, "1000.0", "1"))).isEqualTo(RiskCode.EXCHANGE_FILTER);
    }

    @Test
    void aFigureThatDoesNotFitBoundsNothing() {
        filters =
                new InstrumentFilters(
                        Map.of(OrderFilter.MAX_PRICE, Decimal.parse("9000000000000000000")));
        assertThat(check.check(limit(Side.SELL, "1000.0", "1"), new Account()))
                .isInstanceOf(RiskVerdict.Approved.class);
    }

    private RiskCode code(Order order) {
        return ((RiskVerdict.Denied) check.check(order, new Account())).code();
    }

    private static Order limit(Side side, String price, String quantity) {
        return Order.limit(
                "a",
                BTC_USD,
                side,
                Decimal.parse(quantity).unitsAt(4),
                Decimal.parse(price).unitsAt(1),
                0);
    }

    private static Order market(String quantity) {
        return Order.market("a", BTC_USD, Side.SELL, Decimal.parse(quantity).unitsAt(4), 0);
    }

    private final class Account implements RiskContext {
        @Override
        public InstrumentFilters filters(Instrument instrument) {
            return filters;
        }

        @Override
        public OptionalLong lastPrice(Instrument instrument) {
            return OptionalLong.of(10_000);
        }

        @Override
        public long balance(Asset asset) {
            return 1_000_000_000_000L;
        }

        @Override
        public List<Order> openOrders() {
            return open;
        }
    }
}
