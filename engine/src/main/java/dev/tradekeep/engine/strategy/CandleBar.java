package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ta4j.core.Bar;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * A candle as ta4j's bar: what indicators read, and nothing that a bar would compute ahead. Prices
 * and volume are whole units of their scales. The bar stands for the moment the candle opened.
 */
final class CandleBar implements Bar {
    private static final long serialVersionUID = 1L;

    private final transient Candle candle;
    private final Instant time;
    private final Num close;

    CandleBar(Candle candle) {
        this.candle = candle;
        time = Instant.EPOCH.plus(candle.openTime(), ChronoUnit.MICROS);
        close = DoubleNum.valueOf(candle.close());
    }

    @Override
    public Duration getTimePeriod() {
        return Duration.ZERO;
    }

    @Override
    public Instant getBeginTime() {
        return time;
    }

    @Override
    public Instant getEndTime() {
        return time;
    }

    @Override
    public Num getOpenPrice() {
        return DoubleNum.valueOf(candle.open());
    }

    @Override
    public Num getHighPrice() {
        return DoubleNum.valueOf(candle.high());
    }

    @Override
    public Num getLowPrice() {
        return DoubleNum.valueOf(candle.low());
    }

    @Override
    public Num getClosePrice() {
        return close;
    }

    @Override
    public Num getVolume() {
        return DoubleNum.valueOf(candle.volume());
    }

    @Override
    public Num getAmount() {
        return DoubleNum.valueOf(0);
    }

    @Override
    public long getTrades() {
        return 0;
    }

    @Override
    public void addTrade(Num tradeVolume, Num tradePrice) {
        throw closed();
    }

    @Override
    public void addPrice(Num price) {
        throw closed();
    }

    private static UnsupportedOperationException closed() {
        return new UnsupportedOperationException("A closed candle does not change.");
    }
}
