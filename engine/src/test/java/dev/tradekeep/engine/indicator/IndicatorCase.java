package dev.tradekeep.engine.indicator;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.averages.WMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelFacade;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.MedianPriceIndicator;
import org.ta4j.core.indicators.helpers.OpenPriceIndicator;
import org.ta4j.core.indicators.helpers.TypicalPriceIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelLowerIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelUpperIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.supertrend.SuperTrendIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.Num;

/**
 * An indicator next to its lines as ta4j has them.
 *
 * @param ours makes one in its initial state
 */
record IndicatorCase(String name, Supplier<Indicator> ours, List<Line<?>> lines) {
    /**
     * One figure of it.
     *
     * @param theirs what ta4j makes of a series, index by index
     */
    record Line<I extends Indicator>(
            String name,
            Class<I> type,
            ToDoubleFunction<I> ours,
            Function<BarSeries, org.ta4j.core.Indicator<Num>> theirs) {
        double read(Indicator indicator) {
            return ours.applyAsDouble(type.cast(indicator));
        }
    }

    static List<IndicatorCase> all(int period) {
        return List.of(
                one("SMA", () -> new Sma(period), s -> new SMAIndicator(close(s), period)),
                one(
                        "SMA of typical prices",
                        () -> new Sma(Price.TYPICAL, period),
                        s -> new SMAIndicator(new TypicalPriceIndicator(s), period)),
                one("WMA", () -> new Wma(period), s -> new WMAIndicator(close(s), period)),
                one(
                        "WMA of medians",
                        () -> new Wma(Price.MEDIAN, period),
                        s -> new WMAIndicator(new MedianPriceIndicator(s), period)),
                one("EMA", () -> new Ema(period), s -> new EMAIndicator(close(s), period)),
                one(
                        "EMA of highs",
                        () -> new Ema(Price.HIGH, period),
                        s -> new EMAIndicator(new HighPriceIndicator(s), period)),
                one(
                        "EMA of opens",
                        () -> new Ema(Price.OPEN, period),
                        s -> new EMAIndicator(new OpenPriceIndicator(s), period)),
                one("RSI", () -> new Rsi(period), s -> new RSIIndicator(close(s), period)),
                one(
                        "RSI of lows",
                        () -> new Rsi(Price.LOW, period),
                        s -> new RSIIndicator(new LowPriceIndicator(s), period)),
                one("ATR", () -> new Atr(period), s -> new ATRIndicator(s, period)),
                one("VWAP", () -> new Vwap(period), s -> new VWAPIndicator(s, period)),
                one("OBV", Obv::new, OnBalanceVolumeIndicator::new),
                macd(period),
                bollinger(period),
                donchian(period),
                keltner(period),
                adx(period),
                stochastic(period),
                superTrend(period));
    }

    private static IndicatorCase macd(int period) {
        int slow = period * 2 + 1;
        int signal = period / 2 + 1;
        return new IndicatorCase(
                "MACD",
                () -> new Macd(period, slow, signal),
                List.of(
                        line(Macd.class, "line", Macd::value, s -> macd(s, period, slow)),
                        line(
                                Macd.class,
                                "signal",
                                Macd::signal,
                                s -> macd(s, period, slow).getSignalLine(signal)),
                        line(
                                Macd.class,
                                "histogram",
                                Macd::histogram,
                                s -> macd(s, period, slow).getHistogram(signal))));
    }

    private static MACDIndicator macd(BarSeries series, int fast, int slow) {
        return new MACDIndicator(close(series), fast, slow);
    }

    private static IndicatorCase bollinger(int period) {
        double factor = 2.5;
        return new IndicatorCase(
                "Bollinger",
                () -> new Bollinger(period, factor),
                List.of(
                        line(Bollinger.class, "middle", Bollinger::middle, s -> mean(s, period)),
                        line(
                                Bollinger.class,
                                "deviation",
                                Bollinger::deviation,
                                s -> deviation(s, period)),
                        line(
                                Bollinger.class,
                                "upper",
                                Bollinger::upper,
                                s ->
                                        new BollingerBandsUpperIndicator(
                                                mean(s, period),
                                                deviation(s, period),
                                                s.numFactory().numOf(factor))),
                        line(
                                Bollinger.class,
                                "lower",
                                Bollinger::lower,
                                s ->
                                        new BollingerBandsLowerIndicator(
                                                mean(s, period),
                                                deviation(s, period),
                                                s.numFactory().numOf(factor)))));
    }

    private static BollingerBandsMiddleIndicator mean(BarSeries series, int period) {
        return new BollingerBandsMiddleIndicator(new SMAIndicator(close(series), period));
    }

    private static StandardDeviationIndicator deviation(BarSeries series, int period) {
        return new StandardDeviationIndicator(close(series), period);
    }

    private static IndicatorCase donchian(int period) {
        return new IndicatorCase(
                "Donchian",
                () -> new Donchian(period),
                List.of(
                        line(
                                Donchian.class,
                                "upper",
                                Donchian::upper,
                                s -> new DonchianChannelFacade(s, period).upper()),
                        line(
                                Donchian.class,
                                "middle",
                                Donchian::middle,
                                s -> new DonchianChannelFacade(s, period).middle()),
                        line(
                                Donchian.class,
                                "lower",
                                Donchian::lower,
                                s -> new DonchianChannelFacade(s, period).lower())));
    }

    private static IndicatorCase keltner(int period) {
        double factor = 1.5;
        int ranges = period + 3;
        return new IndicatorCase(
                "Keltner",
                () -> new Keltner(period, factor, ranges),
                List.of(
                        line(
                                Keltner.class,
                                "middle",
                                Keltner::middle,
                                s -> new KeltnerChannelMiddleIndicator(s, period)),
                        line(
                                Keltner.class,
                                "upper",
                                Keltner::upper,
                                s ->
                                        new KeltnerChannelUpperIndicator(
                                                new KeltnerChannelMiddleIndicator(s, period),
                                                factor,
                                                ranges)),
                        line(
                                Keltner.class,
                                "lower",
                                Keltner::lower,
                                s ->
                                        new KeltnerChannelLowerIndicator(
                                                new KeltnerChannelMiddleIndicator(s, period),
                                                factor,
                                                ranges))));
    }

    private static IndicatorCase adx(int period) {
        int smoothing = period / 2 + 2;
        return new IndicatorCase(
                "ADX",
                () -> new Adx(period, smoothing),
                List.of(
                        line(
                                Adx.class,
                                "index",
                                Adx::value,
                                s -> new ADXIndicator(s, period, smoothing)),
                        line(Adx.class, "plus", Adx::plusDi, s -> new PlusDIIndicator(s, period)),
                        line(
                                Adx.class,
                                "minus",
                                Adx::minusDi,
                                s -> new MinusDIIndicator(s, period))));
    }

    private static IndicatorCase stochastic(int period) {
        return new IndicatorCase(
                "Stochastic",
                () -> new Stochastic(period, 3),
                List.of(
                        line(
                                Stochastic.class,
                                "k",
                                Stochastic::k,
                                s -> new StochasticOscillatorKIndicator(s, period))));
    }

    private static IndicatorCase superTrend(int period) {
        double factor = 1.25;
        return new IndicatorCase(
                "SuperTrend",
                () -> new SuperTrend(period, factor),
                List.of(
                        line(
                                SuperTrend.class,
                                "line",
                                SuperTrend::value,
                                s -> new SuperTrendIndicator(s, period, factor)),
                        line(
                                SuperTrend.class,
                                "upper",
                                SuperTrend::upper,
                                s ->
                                        new SuperTrendIndicator(s, period, factor)
                                                .getSuperTrendUpperBandIndicator()),
                        line(
                                SuperTrend.class,
                                "lower",
                                SuperTrend::lower,
                                s ->
                                        new SuperTrendIndicator(s, period, factor)
                                                .getSuperTrendLowerBandIndicator())));
    }

    private static IndicatorCase one(
            String name,
            Supplier<Indicator> ours,
            Function<BarSeries, org.ta4j.core.Indicator<Num>> theirs) {
        return new IndicatorCase(
                name, ours, List.of(line(Indicator.class, "value", Indicator::value, theirs)));
    }

    private static <I extends Indicator> Line<I> line(
            Class<I> type,
            String name,
            ToDoubleFunction<I> ours,
            Function<BarSeries, org.ta4j.core.Indicator<Num>> theirs) {
        return new Line<>(name, type, ours, theirs);
    }

    private static ClosePriceIndicator close(BarSeries series) {
        return new ClosePriceIndicator(series);
    }

    @Override
    public String toString() {
        return name;
    }
}
