package dev.tradekeep.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.portfolio.LedgerAccount;
import dev.tradekeep.store.portfolio.Posting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holding a contract costs and brings in. */
class FundingFlowTest {
    private static final Asset USD = RiskBench.USD;
    private static final long EIGHT_HOURS = 28_800_000_000L;

    /** 0.01 % of what is held. */
    private static final long RATE = 10_000;

    @Test
    void whoIsLongPaysWhenTheRateIsAboveZeroRoundedAgainstUs() {
        RiskBench bench = new RiskBench();
        bench.candle(1_000);
        bench.hold(20_010, 1_000);
        long cash = bench.state.portfolio(0).balance(USD);
        // 2.0010 at 100.1 are 200.30 dollars; a ten-thousandth of them is 2.003 cents.
        bench.take(new EngineInput.Funding(0, EIGHT_HOURS, RATE, 1_001));
        assertThat(bench.state.portfolio(0).balance(USD)).isEqualTo(cash - 3);
        bench.take(new EngineInput.Funding(0, 2 * EIGHT_HOURS, -RATE, 1_001));
        assertThat(bench.state.portfolio(0).balance(USD)).isEqualTo(cash - 3 + 2);
        assertThat(funded(bench))
                .extracting(BookingLine.Funded::quantity)
                .containsExactly(20_010L, 20_010L);
    }

    @Test
    void whoIsShortIsPaid() {
        RiskBench bench = new RiskBench();
        bench.candle(1_000);
        bench.state.loadPosition(
                0, RiskBench.MARKET, Position.FLAT.apply(Side.SELL, 20_010, 20_010), 0);
        long cash = bench.state.portfolio(0).balance(USD);
        bench.take(new EngineInput.Funding(0, EIGHT_HOURS, RATE, 1_001));
        assertThat(bench.state.portfolio(0).balance(USD)).isEqualTo(cash + 2);
        bench.take(new EngineInput.Funding(0, 2 * EIGHT_HOURS, -RATE, 1_001));
        assertThat(bench.state.portfolio(0).balance(USD)).isEqualTo(cash + 2 - 3);
    }

    @Test
    void aPaymentCountsOnceAndOnlyForWhoHolds() {
        RiskBench bench = new RiskBench();
        bench.candle(1_000);
        bench.take(new EngineInput.Funding(0, EIGHT_HOURS, RATE, 1_000));
        assertThat(funded(bench)).isEmpty();
        bench.hold(20_000, 1_000);
        long booked = bench.state.booking();
        for (int i = 0; i < 3; i++) {
            bench.take(new EngineInput.Funding(0, 2 * EIGHT_HOURS, RATE, 1_000));
        }
        bench.take(new EngineInput.Funding(0, EIGHT_HOURS, RATE, 1_000));
        assertThat(funded(bench)).hasSize(1);
        assertThat(bench.state.booking()).isEqualTo(booked + 1);
    }

    @Test
    void itIsALossAndNotMoneyThatSomebodyTook() {
        RiskBench bench = new RiskBench();
        bench.candle(1_000);
        bench.hold(20_000, 1_000);
        bench.candle(1_000);
        long start = bench.state.portfolio(0).equity();
        bench.take(new EngineInput.Funding(0, EIGHT_HOURS, 100 * RATE, 1_000));
        bench.take(move(-100, Posting.Reason.INTEREST));
        assertThat(bench.state.portfolio(0).equity()).isEqualTo(start - 200 - 100);
        assertThat(bench.state.portfolio(0).high()).isEqualTo(start);
        bench.take(move(-100, Posting.Reason.WITHDRAWAL));
        assertThat(bench.state.portfolio(0).high()).isEqualTo(start - 100);
    }

    @Test
    void oneThatDoesNotFitIsARowAndAnAlertAndTheEngineGoesOn() {
        RiskBench bench = new RiskBench();
        bench.candle(1_000);
        bench.hold(20_000, 1_000);
        bench.take(new EngineInput.Funding(0, EIGHT_HOURS, Long.MAX_VALUE, Long.MAX_VALUE));
        assertThat(funded(bench)).isEmpty();
        assertThat(bench.halts()).hasSize(1);
        assertThat(bench.alerts()).contains("engine.instrument_barred");
        bench.candle(1_000);
        bench.take(new EngineInput.Funding(0, 2 * EIGHT_HOURS, RATE, 1_000));
        assertThat(funded(bench)).hasSize(1);
    }

    private static Command.Move move(long change, Posting.Reason reason) {
        return new Command.Move(
                1, 0, USD, change, LedgerAccount.EXTERNAL, reason, transaction -> {});
    }

    private static List<BookingLine.Funded> funded(RiskBench bench) {
        return bench.lines.stream()
                .filter(BookingLine.Funded.class::isInstance)
                .map(BookingLine.Funded.class::cast)
                .toList();
    }
}
