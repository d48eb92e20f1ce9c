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
            if (!strategy.startsWith("bracket")) {
                trials.add(
                        new Trial(
                                strategy,
                                rules(random, seed, FillModel.NEXT_OPEN_TICK, VolumeUnit.UNKNOWN),
                                CASH));
            }
        }
        return trials;
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
                        + STAKE);
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
