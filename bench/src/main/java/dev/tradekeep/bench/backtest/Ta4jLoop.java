package dev.tradekeep.bench.backtest;

import dev.tradekeep.market.series.BarColumns;
import java.time.Duration;
import java.time.Instant;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Trade;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.cost.LinearTransactionCostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/** The crossover by ta4j, with its numbers that are doubles: the quicker of its two kinds. */
final class Ta4jLoop {
    private static final double FEE = 0.001;
    private static final int FAST = 20;
    private static final int SLOW = 50;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final BarSeries series;

    /**
     * @param priceUnits what 1 of the quote asset is in price units
     */
    Ta4jLoop(BarColumns candles, double priceUnits) {
        series =
                new BaseBarSeriesBuilder()
                        .withName("candles")
                        .withNumFactory(DoubleNumFactory.getInstance())
                        .build();
        Duration length =
                Duration.ofSeconds(candles.grid().interval().micros() / MICROS_PER_SECOND);
        for (int i = 0; i < candles.count(); i++) {
            series.barBuilder()
                    .timePeriod(length)
                    .endTime(Instant.ofEpochSecond(candles.closeTime(i) / MICROS_PER_SECOND))
                    .openPrice(candles.open(i) / priceUnits)
                    .highPrice(candles.high(i) / priceUnits)
                    .lowPrice(candles.low(i) / priceUnits)
                    .closePrice(candles.close(i) / priceUnits)
                    .volume(candles.volume(i))
                    .add();
        }
    }

    /** Runs it once, with indicators that have computed nothing yet, and returns the fills. */
    long trades() {
        ClosePriceIndicator closes = new ClosePriceIndicator(series);
        SMAIndicator fast = new SMAIndicator(closes, FAST);
        SMAIndicator slow = new SMAIndicator(closes, SLOW);
        BaseStrategy strategy =
                new BaseStrategy(
                        new CrossedUpIndicatorRule(fast, slow),
                        new CrossedDownIndicatorRule(fast, slow),
                        SLOW);
        Num one = series.numFactory().one();
        TradingRecord record =
                new BarSeriesManager(
                                series,
                                new LinearTransactionCostModel(FEE),
                                new ZeroCostModel(),
                                new TradeOnNextOpenModel())
                        .run(strategy, Trade.TradeType.BUY, one);
        return record.getTrades().size();
    }
}
