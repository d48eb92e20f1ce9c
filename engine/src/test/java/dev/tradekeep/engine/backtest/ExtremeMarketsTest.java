package dev.tradekeep.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.venue.VenueModel;
import dev.tradekeep.venue.VolumeUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Prices, quantities and cash at the ends of what 64 bits hold: a run refuses its plan, saying what
 * would fit, or goes on to its end.
 */
class ExtremeMarketsTest {
    private static final int SEEDS = 150;
    private static final int CANDLES = 120;
    private static final long MINUTE = 60_000_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "buy-and-hold",
                "crossover:fast=1,slow=3",
                "bracket",
                "bollinger",
                "donchian",
                "macd",
                "rsi-mean-reversion",
                "dollar-cost-averaging",
                "grid"
            })
    void aRunIsRefusedAtItsStartOrGoesOnToItsEnd(String strategy) {
        int ran = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            ran += runs(strategy, seed) ? 1 : 0;
        }
        assertThat(ran).isPositive();
    }

    private static boolean runs(String strategy, int seed) {
        BacktestPlan plan = plan(strategy, new Random(seed));
        try {
            Backtest.run(plan, _ -> {});
            return true;
        } catch (TradekeepException e) {
            if (e.code() == ErrorCode.NUMBER_OUT_OF_RANGE
                    && e.getMessage().contains("start with less")) {
                return false;
            }
            throw new AssertionError("seed " + seed, e);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static BacktestPlan plan(String strategy, Random random) {
        int quoteScale = 2 + random.nextInt(7);
        int priceScale = random.nextInt(9);
        int quantityScale = random.nextInt(9);
        Asset quote = new Asset("USD", quoteScale);
        Instrument instrument =
                new Instrument(
                        "X/USD",
                        new Asset("X", quantityScale + random.nextInt(3)),
                        quote,
                        priceScale,
                        quantityScale,
                        1,
                        1,
                        1,
                        0);
        BacktestFeed feed =
                new BacktestFeed(
                        new ListedInstrument(1, 1, 1, 2, InstrumentKind.CRYPTO, instrument),
                        BacktestFeed.NO_SERIES,
                        "extreme",
                        0,
                        candles(random));
        long cash = magnitude(random);
        VolumeUnit unit = random.nextBoolean() ? VolumeUnit.UNKNOWN : VolumeUnit.BASE;
        return new BacktestPlan(
                List.of(feed),
                List.of(new BacktestPlan.PlannedPortfolio("test", quote, cash)),
                List.of(
                        new EngineSetup.StrategySetup(
                                StrategyCatalog.standard().create(strategy), 0, List.of(0))),
                new VenueSettings(VenueModel.DEFAULT, unit, null));
    }

    /** A walk that now and then jumps by a factor. */
    private static BarColumns candles(Random random) {
        BarColumns.Builder builder =
                new BarColumns.Builder(CandleGrid.utc(Interval.ONE_MINUTE), CANDLES);
        long most = magnitude(random);
        long price = Math.max(1, most / 2);
        for (int i = 0; i < CANDLES; i++) {
            long close = Math.clamp(step(price, most, random), 1, most);
            long high = Math.max(price, close);
            long low = Math.min(price, close);
            builder.add(
                    i * MINUTE,
                    price,
                    high,
                    Math.max(1, low - random.nextLong(1 + low / 10)),
                    close,
                    magnitude(random));
            price = close;
        }
        return builder.build();
    }

    private static long step(long price, long most, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> price / (1 + random.nextInt(1_000));
            case 1 -> price < most / 1_000 ? price * (1 + random.nextInt(1_000)) : most;
            default -> price - price / 20 + random.nextLong(1 + price / 10);
        };
    }

    /** From 1 to the most that 64 bits hold, each size as likely. */
    private static long magnitude(Random random) {
        long most = Long.MAX_VALUE >> random.nextInt(Long.SIZE - 1);
        return 1 + random.nextLong(most);
    }
}
