package dev.tradekeep.engine.indicator;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradekeep.engine.testing.Markets;
import dev.tradekeep.engine.testing.TestBar;
import dev.tradekeep.model.error.ErrorCode;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.HMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;

class Ta4jIndicatorTest {
    private final List<TestBar> bars = Markets.walk(new SplittableRandom(5), 400);

    @Test
    void saysWhatTa4jSaysOfTheWholeSeries() {
        BarSeries series = Ta4jSeries.of(bars);
        HMAIndicator whole = new HMAIndicator(new ClosePriceIndicator(series), 20);
        Ta4jIndicator ours =
                Ta4jIndicator.of(s -> new HMAIndicator(new ClosePriceIndicator(s), 20), 60);
        for (int i = 0; i < bars.size(); i++) {
            ours.update(bars.get(i));
            if (ours.isWarm()) {
                double wanted = whole.getValue(i).doubleValue();
                assertThat(ours.value()).isCloseTo(wanted, within(1e-9 * wanted));
            }
        }
        assertThat(ours).hasToString("HMAIndicator of 60 candles");
    }

    @Test
    void restartChangesNothingOfOneThatDependsOnAllCandles() {
        Ta4jIndicator whole = rsi();
        Ta4jIndicator again = rsi();
        bars.subList(0, 250).forEach(whole::update);
        bars.subList(250 - again.warmupBars(), 250).forEach(again::update);
        for (TestBar bar : bars.subList(250, 400)) {
            whole.update(bar);
            again.update(bar);
            assertThat(again.value()).isEqualTo(whole.value());
        }
    }

    @Test
    void readingItBeforeItIsWarmFails() {
        Ta4jIndicator rsi = rsi();
        bars.subList(0, 95).forEach(rsi::update);
        assertFails(ErrorCode.INVALID_ARGUMENT, rsi::value)
                .hasMessageContaining("RSIIndicator of 96 candles")
                .hasMessageContaining("1 are missing");
        assertFails(
                ErrorCode.INVALID_ARGUMENT, () -> Ta4jIndicator.of(s -> new CCIIndicator(s, 2), 0));
    }

    private static Ta4jIndicator rsi() {
        return Ta4jIndicator.of(s -> new RSIIndicator(new ClosePriceIndicator(s), 14), 96);
    }
}
