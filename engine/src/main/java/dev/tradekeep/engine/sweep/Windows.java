package dev.tradekeep.engine.sweep;

import java.util.ArrayList;
import java.util.List;

/** Windows to learn in, each followed by one to be judged in, over candles one after another. */
public final class Windows {
    /** Windows at most. */
    public static final int MAX = 500;

    private Windows() {}

    /**
     * One of them: places of candles.
     *
     * @param trainFrom the first that is learnt from
     * @param trainUntil the one after the last
     * @param testFrom the first that is judged by
     * @param testUntil the one after the last
     */
    public record Window(int trainFrom, int trainUntil, int testFrom, int testUntil) {}

    /**
     * All that fit; a last one counts when it is half as long as the others.
     *
     * @param candles how many there are
     * @param train how many are learnt from
     * @param embargo how many lie between, which belong to neither
     * @param test how many are judged by
     * @param anchored whether all learn from the first candle on
     */
    public static List<Window> of(int candles, int train, int embargo, int test, boolean anchored) {
        if (train < 1 || test < 1 || embargo < 0) {
            throw SweepSpace.invalid(
                    "Wanted windows of 1 candle or more, found "
                            + train
                            + " to learn from and "
                            + test
                            + " to be judged by.");
        }
        List<Window> windows = new ArrayList<>();
        for (long from = 0; from + train + embargo < candles; from += test) {
            long testFrom = from + train + embargo;
            long testUntil = Math.min(candles, testFrom + test);
            if (2 * (testUntil - testFrom) < test) {
                break;
            }
            windows.add(
                    new Window(
                            anchored ? 0 : (int) from,
                            (int) (from + train),
                            (int) testFrom,
                            (int) testUntil));
        }
        if (windows.isEmpty() || windows.size() > MAX) {
            throw SweepSpace.invalid(
                    "Wanted 1 to "
                            + MAX
                            + " windows, found "
                            + windows.size()
                            + ": "
                            + candles
                            + " candles, "
                            + train
                            + " to learn from, an embargo of "
                            + embargo
                            + " and "
                            + test
                            + " to be judged by. Take "
                            + (windows.isEmpty() ? "shorter" : "longer")
                            + " ones: --train, --test.");
        }
        return windows;
    }
}
