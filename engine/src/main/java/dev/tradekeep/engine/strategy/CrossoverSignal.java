package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.market.Candle;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/**
 * Tells when the fast simple moving average of the closes crosses the slow one, with ta4j's series
 * and indicators over a window of bars, so that memory does not grow with history.
 *
 * <p>Closes go in as whole price units, which a double holds exactly up to 2<sup>53</sup>. So a
 * running sum never drifts, equal averages are equal doubles, and the prices of a cheap coin are as
 * good as any. An indicator's value is not money.
 *
 * <p>The side the averages were last on is kept here. ta4j's own cross rules look back for it bar
 * by bar, which adds up both windows again each time and finds nothing when the averages were equal
 * for longer than the window.
 */
final class CrossoverSignal {
    /** What happened at a candle. */
    enum Crossing {
        NONE,
        ABOVE,
        BELOW
    }

    private final BarSeries series;
    private final Indicator<Num> fast;
    private final Indicator<Num> slow;
    private final int slowBarCount;
    private int lastSide;

    CrossoverSignal(int fastBarCount, int slowBarCount) {
        series =
                new BaseBarSeriesBuilder()
                        .withNumFactory(DoubleNumFactory.getInstance())
                        // A running sum takes the value back that leaves the window.
                        .withMaxBarCount(slowBarCount + 1)
                        .build();
        fast = new RollingAverage(series, fastBarCount);
        slow = new RollingAverage(series, slowBarCount);
        this.slowBarCount = slowBarCount;
    }

    /** Takes the next candle; nothing crosses before the slow window is full. */
    Crossing next(Candle candle) {
        series.addBar(new CandleBar(candle));
        int index = series.getEndIndex();
        // Both are asked for at every bar: that keeps the running sums going.
        Num fastAverage = fast.getValue(index);
        Num slowAverage = slow.getValue(index);
        if (index < slowBarCount - 1) {
            return Crossing.NONE;
        }
        int side = Double.compare(fastAverage.doubleValue(), slowAverage.doubleValue());
        if (side == 0 || side == lastSide) {
            return Crossing.NONE;
        }
        boolean first = lastSide == 0;
        lastSide = side;
        if (first) {
            return Crossing.NONE;
        }
        return side > 0 ? Crossing.ABOVE : Crossing.BELOW;
    }
}
