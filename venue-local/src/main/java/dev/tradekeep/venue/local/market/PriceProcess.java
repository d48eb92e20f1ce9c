package dev.tradekeep.venue.local.market;

import dev.tradekeep.venue.local.candles.Kline;
import dev.tradekeep.venue.local.matching.Quote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A price that moves by chance, from a seed: each step multiplies it by a number near one. It is
 * drawn back to where it began when it is far away, so that it never dies or explodes. The shape is
 * chance and so may be floating point; prices that are traded are on the grid of their symbol.
 */
final class PriceProcess implements PriceSource {
    /** How much a step of a second moves the price: a hundred millionths. */
    private static final double STEP_DEVIATION = 1e-4;

    private static final double PULL = 2e-5;
    private static final int STEPS_A_MINUTE = 60;
    private static final int PARTS_A_MINUTE = 10;
    private static final long MINUTE_MILLIS = 60_000;

    private final SplittableRandom random;
    private final double start;
    private final long tick;
    private double price;

    /**
     * @param start the first price
     * @param tick the grid
     */
    PriceProcess(SplittableRandom random, long start, long tick) {
        this.random = random;
        this.start = start;
        this.tick = tick;
        price = start;
    }

    @Override
    public long price() {
        return onGrid(price);
    }

    @Override
    public void price(long other) {
        price = other;
    }

    /** It moves once a second. */
    @Override
    public void step(long nowMicros, boolean second) {
        if (second) {
            price = moved(price, 1);
        }
    }

    @Override
    public List<Kline> past(long nowMillis, int minutes, long volumeStep) {
        List<Kline> made = new ArrayList<>(minutes);
        double close = price;
        long open = Math.floorDiv(nowMillis, MINUTE_MILLIS) * MINUTE_MILLIS;
        for (int i = 0; i < minutes; i++) {
            open -= MINUTE_MILLIS;
            double high = close;
            double low = close;
            double at = close;
            for (int part = 0; part < PARTS_A_MINUTE; part++) {
                at = moved(at, STEPS_A_MINUTE / PARTS_A_MINUTE);
                high = Math.max(high, at);
                low = Math.min(low, at);
            }
            made.add(candle(open, new double[] {at, high, low, close}, volumeStep));
            close = at;
        }
        Collections.reverse(made);
        return made;
    }

    private Kline candle(long openMillis, double[] prices, long volumeStep) {
        long trades = 20L + random.nextInt(100);
        long volume = 0;
        for (int i = 0; i < trades; i++) {
            volume += (1L + random.nextInt(4_000)) * volumeStep;
        }
        long bought = volume / volumeStep * (30 + random.nextInt(40)) / 100 * volumeStep;
        long average = onGrid((prices[1] + prices[2]) / 2);
        return new Kline(
                openMillis,
                onGrid(prices[0]),
                onGrid(prices[1]),
                onGrid(prices[2]),
                onGrid(prices[3]),
                volume,
                Quote.of(average, volume),
                bought,
                Quote.of(average, bought),
                trades,
                -1,
                -1);
    }

    private double moved(double from, int steps) {
        double pull = -PULL * steps * Math.log(from / start);
        return from * Math.exp(pull + STEP_DEVIATION * Math.sqrt(steps) * random.nextGaussian());
    }

    private long onGrid(double units) {
        return Math.max(tick, Math.round(units / tick) * tick);
    }
}
