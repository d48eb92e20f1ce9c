package dev.tradekeep.engine.strategy;

import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.AbstractIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * The simple moving average of the closes as a ta4j indicator; until the window is full, the
 * average of what there is. Asked bar by bar, each value takes one addition and one subtraction
 * without a lock, where ta4j's own average keeps two thread-safe caches. Any other order of asking
 * is answered by adding up the window.
 *
 * <p>The running sum is exact while prices are whole units: see {@link CrossoverSignal}.
 *
 * <p>Not thread-safe. The series must hold one bar more than the window, the one that leaves it.
 */
final class RollingAverage extends AbstractIndicator<Num> {
    private final int barCount;
    private double sum;
    private Num average = DoubleNum.ZERO;
    private int lastIndex = -1;

    RollingAverage(BarSeries series, int barCount) {
        super(series);
        this.barCount = barCount;
    }

    @Override
    public Num getValue(int index) {
        if (index == lastIndex) {
            return average;
        }
        sum = index == lastIndex + 1 ? slide(index) : addUp(index);
        lastIndex = index;
        average = DoubleNum.valueOf(sum / Math.min(barCount, index + 1));
        return average;
    }

    private double slide(int index) {
        double leaving = index < barCount ? 0 : close(index - barCount);
        return sum + close(index) - leaving;
    }

    private double addUp(int index) {
        double total = 0;
        for (int i = Math.max(0, index - barCount + 1); i <= index; i++) {
            total += close(i);
        }
        return total;
    }

    private double close(int index) {
        return getBarSeries().getBar(index).getClosePrice().doubleValue();
    }

    @Override
    public int getCountOfUnstableBars() {
        return barCount - 1;
    }
}
