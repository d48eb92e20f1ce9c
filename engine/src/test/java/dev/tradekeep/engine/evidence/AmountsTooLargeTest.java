package dev.tradekeep.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.backtest.Backtest;
import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.instruments.ListedInstrument;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AmountsTooLargeTest {
    private static final Asset USD = new Asset("USD", 8);
    private static final Instrument INSTRUMENT =
            new Instrument("X/USD", new Asset("X", 8), USD, 2, 8, 1, 1, 0, 0);
    private static final long CASH = 10_000_000_000_000L;

    @Test
    void aPositionWhoseWorthDoesNotFitMakesTheResultInvalid() {
        Assessment assessment = assess(14);

        Check check = assessment.check(CheckKind.AMOUNTS_TOO_LARGE);
        assertThat(check.grade()).isEqualTo(Grade.FAIL);
        assertThat(check.note())
                .startsWith("What is held of X/USD is worth more than 64 bits hold.");
        assertThat(assessment.verdict()).isEqualTo(Verdict.INVALID);
    }

    @Test
    void whatFitsIsNothingToTell() {
        Assessment assessment = assess(5);

        assertThat(assessment.check(CheckKind.AMOUNTS_TOO_LARGE))
                .isEqualTo(new Check(CheckKind.AMOUNTS_TOO_LARGE, Grade.OK, 0, 0, ""));
        assertThat(assessment.verdict()).isNotEqualTo(Verdict.INVALID);
    }

    /** What is bought at the second candle is worth four times as much at each one after it. */
    private static Assessment assess(int candles) {
        BarColumns.Builder builder =
                new BarColumns.Builder(CandleGrid.utc(Interval.ONE_MINUTE), candles);
        long price = 100;
        for (int i = 0; i < candles; i++) {
            builder.add(i * Interval.ONE_MINUTE.micros(), price, price, price, price, 1);
            price *= 4;
        }
        BacktestPlan plan =
                new BacktestPlan(
                        List.of(
                                new BacktestFeed(
                                        new ListedInstrument(
                                                1, 1, 1, 2, InstrumentKind.CRYPTO, INSTRUMENT),
                                        BacktestFeed.NO_SERIES,
                                        "made up",
                                        0,
                                        builder.build())),
                        List.of(new BacktestPlan.PlannedPortfolio("test", USD, CASH)),
                        List.of(
                                new EngineSetup.StrategySetup(
                                        StrategyCatalog.standard().create("buy-and-hold"),
                                        0,
                                        List.of(0))),
                        VenueSettings.DEFAULT);
        return Assessor.begin(plan, Backtest.run(plan, _ -> {}), CandleReport.of(plan), 1)
                .assess(1, List.of());
    }
}
