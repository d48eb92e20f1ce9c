package dev.tradekeep.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.risk.HaltLevel;
import org.junit.jupiter.api.Test;

/** An engine that meets an amount beyond 64 bits resolves its orders, says so and goes on. */
class MarketFaultsTest {
    /** 9 × 10¹⁷ tenths of a dollar. */
    private static final long HUGE = 900_000_000_000_000_000L;

    private final RiskBench bench = new RiskBench();

    MarketFaultsTest() {
        bench.candle(1_000);
        bench.hold(20_000, 1_000);
        bench.lines.clear();
    }

    /** 2 held at 9 × 10¹⁶ dollars are 1.8 × 10¹⁹ cents: twice what 64 bits hold. */
    @Test
    void anEngineThatOverflowsGoesOnAndOpensNothingThere() {
        String entry = bench.place(Side.BUY, new OrderTerms.Limit(900), 10_000);
        String stop = bench.place(Side.SELL, new OrderTerms.Stop(500), 20_000);
        long equity = bench.state.portfolio(0).equity();
        bench.lines.clear();
        int[] seen = {0};
        bench.onCandle((number, context) -> seen[0]++);

        bench.candle(HUGE);
        bench.candle(HUGE);

        assertThat(seen[0]).isEqualTo(2);
        assertThat(bench.halts())
                .singleElement()
                .satisfies(halt -> {
                    assertThat(halt.level()).isEqualTo(HaltLevel.NO_ENTRIES);
                    assertThat(halt.market()).isEqualTo(RiskBench.MARKET);
                });
        assertThat(bench.alerts()).containsExactly("engine.instrument_barred");
        assertThat(bench.canceledIds()).containsExactly(entry);
        assertThat(bench.state.portfolio(0).equity()).isEqualTo(equity);

        bench.canceled(entry);
        bench.canceled(stop);
        bench.candle(1_000);
        bench.market(Side.BUY, 10);
        assertThat(bench.denial()).startsWith("TRADING_HALTED: a halt holds: What is held of");
        bench.market(Side.SELL, 20_000);
        assertThat(bench.denial()).isEmpty();
    }

    /** A fill that the books cannot take closes its order and bars the market. */
    @Test
    void aFillThatDoesNotFitResolvesItsOrder() {
        String id = bench.market(Side.BUY, 10_000);
        bench.lines.clear();
        bench.fill(id, Long.MAX_VALUE - 10_000, 1);

        assertThat(bench.position()).isEqualTo(20_000);
        assertThat(bench.state.order(id)).isNull();
        assertThat(bench.lines)
                .filteredOn(BookingLine.OrderChanged.class::isInstance)
                .extracting(line -> ((BookingLine.OrderChanged) line).after().status())
                .containsExactly(OrderStatus.CANCELED);
        assertThat(bench.alerts()).containsExactly("order.overflow", "engine.instrument_barred");
        assertThat(bench.halts()).hasSize(1);

        bench.candle(1_010);
        bench.market(Side.SELL, 20_000);
        assertThat(bench.denial()).isEmpty();
    }

    /** An order that cannot be valued is denied; nothing is thrown. */
    @Test
    void anOrderThatCannotBeValuedIsDenied() {
        bench.candle(10_000);
        bench.market(Side.BUY, Long.MAX_VALUE / 10 * 10);
        assertThat(bench.denial()).startsWith("OUT_OF_RANGE: The order is too large to be valued.");

        bench.place(Side.BUY, new OrderTerms.Limit(HUGE), 900_000_000_000_000_000L);
        assertThat(bench.denial()).startsWith("OUT_OF_RANGE");
        bench.market(Side.BUY, 10);
        assertThat(bench.denial()).isEmpty();
    }

    /** An input that failed twice bars its market in the books, not in memory alone. */
    @Test
    void aSkippedInputIsAHaltThatOutlivesTheCore() {
        BarClosed bar = new BarClosed();
        bench.take(
                new EngineInput.Skipped(
                        bar.set(0, RiskBench.MINUTE, 2 * RiskBench.MINUTE, 1, 1, 1, 1, 1), "boom"));
        bench.durable();

        assertThat(bench.halts())
                .extracting(BookingLine.HaltRaised::reason)
                .containsExactly("An input failed twice and was left out: boom");
        assertThat(bench.alerts())
                .containsExactly("engine.instrument_barred", "engine.input_skipped");
        bench.market(Side.BUY, 10);
        assertThat(bench.denial()).startsWith("TRADING_HALTED");
    }
}
