package dev.tradekeep.bench.reference;

import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.FillModel;
import dev.tradekeep.venue.TradingDays;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueModel;
import dev.tradekeep.venue.VolumeUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Backtests over {@link MadeCandles} with rules from the same seed. */
final class MadeTrials {
    /** So much of the cash that a market which opens higher takes more than there is. */
    private static final String STAKE = "stake-bps=9985";

    private static final String CASH = "10000";

    private MadeTrials() {}

    /** Whether the candles of a seed leave weekends out. */
    static boolean onWeekdays(long seed) {
        return seed % 2 == 0;
    }

    static List<Trial> of(long seed) {
        SplittableRandom random = new SplittableRandom(seed).split();
        List<Trial> trials = new ArrayList<>();
        for (String strategy : strategies(random)) {
            for (VolumeUnit unit : VolumeUnit.values()) {
                trials.add(new Trial(strategy, rules(random, seed, FillModel.BARS, unit), CASH));
            }
            if (!needsGroups(strategy)) {
                trials.add(
                        new Trial(
                                strategy,
                                rules(random, seed, FillModel.NEXT_OPEN_TICK, VolumeUnit.UNKNOWN),
                                CASH));
            }
        }
        return trials;
    }

    /** The simpler fill model knows no groups. */
    private static boolean needsGroups(String strategy) {
        return strategy.startsWith("bracket")
                || strategy.startsWith("grid")
                || strategy.contains("stop-loss-bps")
                || strategy.contains("take-profit-bps");
    }

    private static List<String> strategies(SplittableRandom random) {
        return List.of(
                "buy-and-hold:" + STAKE,
                "crossover:fast=" + random.nextInt(1, 4) + ",slow=5," + STAKE,
                "bracket:lookback="
                        + random.nextInt(1, 5)
                        + ",stop-bps="
                        + random.nextInt(50, 400)
                        + ",target-bps="
                        + random.nextInt(50, 400)
                        + ","
                        + STAKE,
                "rsi-mean-reversion:candles="
                        + random.nextInt(2, 6)
                        + ",low="
                        + random.nextInt(20, 50)
                        + ",high="
                        + random.nextInt(50, 80)
                        + ","
                        + STAKE,
                "grid:levels="
                        + random.nextInt(1, 8)
                        + ",step-bps="
                        + random.nextInt(50, 500)
                        + ",amount="
                        + random.nextInt(300, 1_200),
                "dollar-cost-averaging:amount="
                        + random.nextInt(50, 2_000)
                        + ".5,every="
                        + random.nextInt(1, 30)
                        + "h",
                "rsi-mean-reversion:candles=2,low=45,high=55,stop-loss-bps="
                        + random.nextInt(50, 500)
                        + ",take-profit-bps="
                        + random.nextInt(200, 900)
                        + ","
                        + STAKE,
                "crossover:fast=1,slow=4,stop-loss-bps=" + random.nextInt(50, 500) + "," + STAKE,
                "dollar-cost-averaging:every=7h,amount=400,take-profit-bps="
                        + random.nextInt(50, 500),
                "grid:levels=6,step-bps=200,amount=1000,stop-loss-bps=" + random.nextInt(50, 500));
    }

    private static VenueSettings rules(
            SplittableRandom random, long seed, FillModel fills, VolumeUnit unit) {
        BasisPoints maker = BasisPoints.parse(Integer.toString(random.nextInt(-2, 10)));
        BasisPoints taker = BasisPoints.parse(random.nextInt(10) + ".5");
        BasisPoints slippage = BasisPoints.parse(Integer.toString(random.nextInt(4)));
        // Some requests are longer on their way than there is time until the next candle.
        long latency = random.nextInt(4) == 0 ? 30 * Micros.PER_SECOND : 0;
        return new VenueSettings(
                new VenueModel(
                        fills,
                        new VenueCosts(maker, taker, slippage),
                        random.nextInt(3) == 0 ? 100 : VenueModel.VOLUME_SHARE_BPS_DEFAULT,
                        fills == FillModel.BARS ? latency : 0),
                unit,
                onWeekdays(seed) ? TradingDays.WEEKDAYS : TradingDays.EVERY_DAY);
    }
}
