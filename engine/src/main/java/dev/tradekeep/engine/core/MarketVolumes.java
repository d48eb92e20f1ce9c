package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.venue.BarVolume;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.VolumeUnit;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How much was traded in the last candle of each market. */
final class MarketVolumes {
    /** No candle was seen yet. */
    private static final long NO_VOLUME = -1;

    private final EngineState state;

    /** As the last candle of each market says it. */
    private final long[] volumes;

    /** The finest feed of each market, whose candles' volume is the market's. */
    private final @Nullable Feed[] finest;

    MarketVolumes(EngineSetup setup, EngineState state) {
        this.state = state;
        finest = finest(setup);
        volumes = new long[finest.length];
        Arrays.fill(volumes, NO_VOLUME);
    }

    private static @Nullable Feed[] finest(EngineSetup setup) {
        @Nullable Feed[] found = new Feed[setup.markets().size()];
        for (Feed feed : setup.feeds()) {
            Feed other = found[feed.market().index()];
            if (other == null || feed.interval().micros() < other.interval().micros()) {
                found[feed.market().index()] = feed;
            }
        }
        return found;
    }

    /** Whether a feed's candles say how much was traded. */
    static boolean[] counting(EngineSetup setup) {
        boolean[] counting = new boolean[setup.feeds().size()];
        for (Feed feed : finest(setup)) {
            if (feed != null) {
                counting[feed.index()] = true;
            }
        }
        return counting;
    }

    /** Whether it is known what the volume of a market's candles counts. */
    boolean isKnown(Market market) {
        Feed feed = finest[market.index()];
        return feed != null && feed.model().volumeUnit() != VolumeUnit.UNKNOWN;
    }

    /** A market's last candle says so. */
    void saw(Market market, long volume) {
        volumes[market.index()] = volume;
    }

    /** Of the last candle of a market, quantity units; empty when it is not known. */
    OptionalLong last(Market market) {
        Feed feed = finest[market.index()];
        long volume = volumes[market.index()];
        if (feed == null || volume == NO_VOLUME) {
            return OptionalLong.empty();
        }
        MarketModel model = feed.model();
        return BarVolume.quantity(market.instrument(), model, volume, state.price(market.index()));
    }
}
