package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.EngineCore;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.paper.PaperPlan.RecordedFeed;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The recorded candles of an engine as it hears them. For the engine's thread alone. */
final class CandleBars {
    private final List<RecordedFeed> feeds;

    /** One for each feed, used for all of its candles. */
    private final List<BarClosed> bars = new ArrayList<>();

    CandleBars(List<RecordedFeed> feeds) {
        this.feeds = List.copyOf(feeds);
        feeds.forEach(_ -> bars.add(new BarClosed()));
    }

    /** How many feeds there are. */
    int feeds() {
        return bars.size();
    }

    /** A candle of a feed, until the next one of that feed. */
    BarClosed of(int feed, Candle candle) {
        return bars.get(feed)
                .set(feed, candle, feeds.get(feed).series().grid().next(candle.openTime()));
    }

    /** The candles of a moment. */
    List<BarClosed> of(CandleMoment moment) {
        return moment.candles().stream().map(one -> of(one.feed(), one.candle())).toList();
    }

    /** Lets strategies see as many candles as they look back, in the order of their closes. */
    void warmUp(
            Transaction transaction, EngineCore core, EngineSetup fresh, CandleHistory history) {
        List<CandleMoment.OfFeed> seen = new ArrayList<>();
        for (int feed = 0; feed < bars.size(); feed++) {
            int of = feed;
            history.last(transaction, feed, warmupBars(fresh, feed))
                    .forEach(candle -> seen.add(new CandleMoment.OfFeed(of, candle)));
        }
        seen.sort(
                Comparator.comparingLong(this::closeOf)
                        .thenComparingInt(CandleMoment.OfFeed::feed));
        for (CandleMoment.OfFeed one : seen) {
            core.warmUp(of(one.feed(), one.candle()));
        }
        core.warmedUp();
    }

    private long closeOf(CandleMoment.OfFeed one) {
        return feeds.get(one.feed()).series().grid().next(one.candle().openTime());
    }

    private static int warmupBars(EngineSetup fresh, int feed) {
        return fresh.strategies().stream()
                .mapToInt(strategy -> strategy.warmupBars(fresh.feeds().get(feed)))
                .max()
                .orElse(0);
    }
}
