package dev.tradekeep.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulatedExchangeTest {
    private static final Asset BTC = new Asset("BTC", 8);
    private static final Asset USD = new Asset("USD", 2);

    /** Prices of one decimal on a tick of 0.5, quantities of four decimals. */
    private static final Instrument BTC_USD = new Instrument("BTC/USD", BTC, USD, 1, 4, 5, 1, 1, 0);

    private static final ExecutionCosts COSTS =
            new ExecutionCosts(BasisPoints.parse("5"), BasisPoints.parse("10"));

    private final List<ExecutionReport> reports = new ArrayList<>();
    private final SimulatedExchange exchange = new SimulatedExchange(COSTS, reports::add);

    @Test
    void fillsMarketBuyAtNextOpenWithSlippageAndFee() {
        exchange.submit(market("a", Side.BUY, 15_000));
        assertThat(reports).isEmpty();

        exchange.onCandle(BTC_USD, candle(60, 463_190, 463_850, 463_190, 463_770));

        // 46319.0 × 5 bp = 23.1595 → 46342.2 → up to the tick of 46342.5; × 1.5 = 69513.75;
        // × 10 bp = 69.51375 → 69.52
        Fill fill = new Fill("a-1", 463_425, 15_000, 6_951_375, new Fee(USD, 6_952), 60);
        assertThat(reports)
                .containsExactly(
                        new ExecutionReport("a", new OrderEvent.Accepted(60, "S-a")),
                        new ExecutionReport("a", new OrderEvent.Filled(60, fill)));
    }

    @Test
    void fillsMarketSaleBelowTheOpen() {
        exchange.submit(market("a", Side.SELL, 15_000));
        exchange.onCandle(BTC_USD, candle(60, 463_190, 463_850, 463_190, 463_770));
        // 46319.0 - 23.16 = 46295.84 → down to 46295.5
        assertThat(fills().getFirst().price()).isEqualTo(462_955);
    }

    @Test
    void sellsAtOneTickWhenSlippageLeavesLess() {
        exchange.submit(market("a", Side.SELL, 1));
        exchange.onCandle(BTC_USD, candle(60, 5, 5, 5, 5));
        assertThat(fills().getFirst().price()).isEqualTo(5);
    }

    @Test
    void rejectsMarketSaleWhenTheMarketIsBelowOneTick() {
        exchange.submit(market("a", Side.SELL, 1));
        exchange.onCandle(BTC_USD, candle(60, 4, 5, 4, 5));
        assertThat(reports)
                .containsExactly(
                        new ExecutionReport(
                                "a",
                                new OrderEvent.Rejected(60, "the market trades below one tick")));
    }

    @Test
    void fillsLimitOnlyWhenTheCandleGoesBeyondIt() {
        exchange.submit(limit("a", Side.BUY, 10_000, 1_000));
        exchange.onCandle(BTC_USD, candle(60, 1_100, 1_200, 1_000, 1_100));
        assertThat(fills()).as("a touch").isEmpty();

        exchange.onCandle(BTC_USD, candle(120, 1_100, 1_200, 995, 1_100));
        Fill fill = fills().getFirst();
        assertThat(fill.price()).isEqualTo(1_000);
        assertThat(fill.at()).isEqualTo(120);
        assertThat(fill.notional()).isEqualTo(10_000);
        assertThat(fill.fee().amount()).isEqualTo(10);
    }

    @Test
    void fillsLimitSaleWhenTheCandleGoesAboveIt() {
        exchange.submit(limit("a", Side.SELL, 10_000, 1_200));
        exchange.onCandle(BTC_USD, candle(60, 1_100, 1_200, 1_000, 1_100));
        assertThat(fills()).as("a touch").isEmpty();
        exchange.onCandle(BTC_USD, candle(120, 1_100, 1_205, 1_000, 1_100));
        assertThat(fills().getFirst().price()).isEqualTo(1_200);
    }

    @Test
    void fillsLimitAtABetterOpenWithSlippageButNeverBeyondTheLimit() {
        exchange.submit(limit("far", Side.BUY, 10_000, 11_000));
        exchange.submit(limit("near", Side.BUY, 10_000, 10_005));
        exchange.submit(limit("sale", Side.SELL, 10_000, 9_995));
        exchange.onCandle(BTC_USD, candle(60, 10_001, 10_001, 10_000, 10_000));
        // 1000.1 + 0.6 → 1001.0, and 1000.1 - 0.6 → 999.5
        assertThat(fills()).extracting(Fill::price).containsExactly(10_010L, 10_005L, 9_995L);
    }

    @Test
    void cancelsBeforeMatching() {
        exchange.submit(limit("a", Side.BUY, 10_000, 1_000));
        exchange.onCandle(BTC_USD, candle(60, 1_100, 1_200, 1_000, 1_100));
        exchange.cancel(limit("a", Side.BUY, 10_000, 1_000));
        exchange.onCandle(BTC_USD, candle(120, 900, 900, 900, 900));
        assertThat(reports)
                .last()
                .isEqualTo(new ExecutionReport("a", new OrderEvent.Canceled(120)));
        assertThat(fills()).isEmpty();
    }

    @Test
    void rejectsCancelOfAFilledOrder() {
        Order order = market("a", Side.BUY, 1);
        exchange.submit(order);
        exchange.onCandle(BTC_USD, candle(60, 100, 100, 100, 100));
        exchange.cancel(order);
        exchange.onCandle(BTC_USD, candle(120, 100, 100, 100, 100));
        assertThat(reports)
                .last()
                .isEqualTo(
                        new ExecutionReport(
                                "a",
                                new OrderEvent.CancelRejected(120, "the order is not working")));
    }

    @Test
    void rejectsWhatIsOffTheGridOrUsesAnIdTwice() {
        Instrument lots = new Instrument("ETH/USD", new Asset("ETH", 8), USD, 1, 4, 5, 10, 10, 0);
        exchange.submit(submitted(Order.market("lot", lots, Side.BUY, 11, 0)));
        exchange.submit(submitted(Order.limit("tick", lots, Side.BUY, 10, 7, 0)));
        exchange.submit(submitted(Order.limit("twice", lots, Side.BUY, 10, 5, 0)));
        exchange.submit(submitted(Order.limit("twice", lots, Side.BUY, 10, 5, 0)));
        exchange.onCandle(lots, candle(60, 100, 100, 100, 100));
        assertThat(reports)
                .containsExactly(
                        rejected("lot", "the quantity is not on the lot grid"),
                        rejected("tick", "the price is not on the tick grid"),
                        new ExecutionReport("twice", new OrderEvent.Accepted(60, "S-twice")),
                        rejected("twice", "the client order id is in use"));
    }

    @Test
    void leavesWhatAListenerSubmitsToTheNextCandle() {
        List<ExecutionReport> heard = new ArrayList<>();
        SimulatedExchange[] self = new SimulatedExchange[1];
        self[0] =
                new SimulatedExchange(
                        COSTS,
                        report -> {
                            heard.add(report);
                            if (report.clientOrderId().equals("a")
                                    && report.event() instanceof OrderEvent.Filled) {
                                self[0].submit(market("b", Side.SELL, 1));
                            }
                        });
        self[0].submit(market("a", Side.BUY, 1));
        self[0].onCandle(BTC_USD, candle(60, 100, 100, 100, 100));
        assertThat(heard).hasSize(2);
        self[0].onCandle(BTC_USD, candle(120, 100, 100, 100, 100));
        assertThat(heard).hasSize(4);
        assertThat(heard.getLast().event().at()).isEqualTo(120);
    }

    @Test
    void keepsInstrumentsApart() {
        Instrument other = new Instrument("ETH/USD", new Asset("ETH", 8), USD, 1, 4, 5, 1, 1, 0);
        exchange.submit(market("a", Side.BUY, 1));
        exchange.onCandle(other, candle(60, 100, 100, 100, 100));
        assertThat(reports).isEmpty();
    }

    @Test
    void refusesCandlesThatDoNotMoveForward() {
        exchange.onCandle(BTC_USD, candle(60, 100, 100, 100, 100));
        assertThatThrownBy(() -> exchange.onCandle(BTC_USD, candle(60, 100, 100, 100, 100)))
                .isInstanceOfSatisfying(
                        TradekeepException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL));
    }

    @Test
    void refusesAnOrderThatIsNotOnTheBooksAsSubmitted() {
        assertThatThrownBy(() -> exchange.submit(Order.market("a", BTC_USD, Side.BUY, 1, 0)))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("INITIALIZED");
    }

    @Test
    void refusesNegativeSlippage() {
        assertThatThrownBy(() -> new ExecutionCosts(BasisPoints.parse("-1"), BasisPoints.ZERO))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void neverFavoursUsAndConservesCash() {
        for (long seed = 0; seed < 200; seed++) {
            runRandom(seed);
        }
    }

    /** Random orders over a random walk, with every fill checked against plain decimals. */
    private static void runRandom(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ExecutionCosts costs =
                new ExecutionCosts(
                        new BasisPoints(random.nextLong(1_000_000)),
                        new BasisPoints(random.nextLong(1_000_000)));
        Map<String, Order> orders = new HashMap<>();
        List<ExecutionReport> heard = new ArrayList<>();
        SimulatedExchange exchange = new SimulatedExchange(costs, heard::add);
        Position position = Position.FLAT;
        long cash = 0;
        long fees = 0;
        long price = 10_000;
        for (int i = 0; i < 100; i++) {
            long open = Math.max(50, price + random.nextLong(-300, 301));
            long close = Math.max(50, open + random.nextLong(-300, 301));
            long high = Math.max(open, close) + random.nextLong(100);
            long low = Math.max(1, Math.min(open, close) - random.nextLong(49));
            Candle candle = candle(60L * (i + 1), open, high, low, close);
            heard.clear();
            exchange.onCandle(BTC_USD, candle);
            for (ExecutionReport report : heard) {
                Order known = Objects.requireNonNull(orders.get(report.clientOrderId()));
                Order order = known.apply(report.event());
                orders.put(order.clientOrderId(), order);
                assertThat(report.event().at()).as("seed %d", seed).isEqualTo(candle.openTime());
                if (report.event() instanceof OrderEvent.Filled(long at, Fill fill)) {
                    checkFill(seed, costs, order, candle, fill);
                    position = position.apply(order.side(), fill.quantity(), fill.notional());
                    cash -= order.side().sign() * fill.notional();
                    fees += fill.fee().amount();
                }
            }
            String id = "o" + i;
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long quantity = random.nextLong(1, 100_000);
            Order order =
                    random.nextBoolean()
                            ? market(id, side, quantity)
                            : limit(id, side, quantity, 5 * ((close + random.nextLong(400)) / 5));
            orders.put(id, order);
            exchange.submit(order);
            price = close;
        }
        assertThat(cash)
                .as("cash identity, seed %d", seed)
                .isEqualTo(position.realizedPnl() - position.cost());
        assertThat(fees).as("seed %d", seed).isNotNegative();
        assertThat(orders.values().stream().filter(o -> o.status() == OrderStatus.FILLED).count())
                .as("seed %d", seed)
                .isGreaterThan(30);
    }

    private static void checkFill(
            long seed, ExecutionCosts costs, Order order, Candle candle, Fill fill) {
        assertThat(fill.price() % 5).as("tick grid, seed %d", seed).isZero();
        long open = candle.open();
        int sign = order.side().sign();
        if (order.limitPrice() == 0) {
            BigDecimal slip =
                    BigDecimal.valueOf(open)
                            .multiply(BigDecimal.valueOf(costs.slippage().units(), 8));
            BigDecimal worse =
                    BigDecimal.valueOf(fill.price())
                            .subtract(BigDecimal.valueOf(open))
                            .multiply(BigDecimal.valueOf(sign));
            assertThat(worse).as("slippage against us, seed %d", seed).isGreaterThanOrEqualTo(slip);
            // One unit from rounding the slip, less than a tick from the grid.
            assertThat(worse)
                    .as("no more than the grid adds, seed %d", seed)
                    .isLessThan(slip.add(BigDecimal.valueOf(6)));
        } else {
            assertThat(sign * fill.price())
                    .as("limit kept, seed %d", seed)
                    .isLessThanOrEqualTo(sign * order.limitPrice());
            assertThat(sign * fill.price())
                    .as("no better than the open or the limit, seed %d", seed)
                    .isGreaterThanOrEqualTo(Math.min(sign * open, sign * order.limitPrice()));
        }
        BigDecimal fee =
                BigDecimal.valueOf(fill.notional())
                        .multiply(BigDecimal.valueOf(costs.fee().units(), 8));
        assertThat(BigDecimal.valueOf(fill.fee().amount()))
                .as("fee up, seed %d", seed)
                .isBetween(fee, fee.add(BigDecimal.ONE));
    }

    private List<Fill> fills() {
        return reports.stream()
                .map(ExecutionReport::event)
                .filter(OrderEvent.Filled.class::isInstance)
                .map(event -> ((OrderEvent.Filled) event).fill())
                .toList();
    }

    private static ExecutionReport rejected(String id, String reason) {
        return new ExecutionReport(id, new OrderEvent.Rejected(60, reason));
    }

    private static Order market(String id, Side side, long quantity) {
        return submitted(Order.market(id, BTC_USD, side, quantity, 0));
    }

    private static Order limit(String id, Side side, long quantity, long price) {
        return submitted(Order.limit(id, BTC_USD, side, quantity, price, 0));
    }

    private static Order submitted(Order order) {
        return order.apply(new OrderEvent.Submitted(0));
    }

    private static Candle candle(long time, long open, long high, long low, long close) {
        return new Candle(time, open, high, low, close, 0);
    }
}
