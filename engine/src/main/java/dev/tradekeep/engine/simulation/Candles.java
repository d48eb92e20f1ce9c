package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.Feed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The candles of a simulation, by the throw of dice: those of an instrument depend on no other. */
final class Candles {
    private static final long MINUTE = 60_000_000;
    private static final long FIRST_PRICE_TICKS = 10_000;
    private static final long LOWEST_PRICE = 1_000;

    private final List<OneCandle> all = new ArrayList<>();

    /** A candle of a feed. */
    record OneCandle(
            Feed feed, long openTime, long closeTime, long open, long high, long low, long close) {
        BarClosed into(BarClosed bar) {
            return bar.set(feed.index(), openTime, closeTime, open, high, low, close, 1);
        }
    }

    /**
     * @param minutes how many candles of a minute there are
     */
    Candles(long seed, List<Feed> feeds, int minutes) {
        Dice dice = new Dice(seed, "data");
        for (Feed feed : feeds) {
            List<OneCandle> fine = minutes(dice, feed, minutes);
            int each = (int) (feed.interval().micros() / MINUTE);
            for (int i = 0; i + each <= fine.size(); i += each) {
                all.add(together(feed, fine.subList(i, i + each)));
            }
        }
        all.sort(
                Comparator.comparingLong(OneCandle::closeTime)
                        .thenComparingLong(candle -> candle.feed().interval().micros())
                        .thenComparing(candle -> candle.feed().market().instrument().symbol()));
    }

    private static List<OneCandle> minutes(Dice dice, Feed feed, int count) {
        List<OneCandle> fine = new ArrayList<>();
        Market market = feed.market();
        int use = market.index() * 4;
        long price = market.instrument().tickSize() * FIRST_PRICE_TICKS;
        for (int i = 0; i < count; i++) {
            long opens = World.START + i * MINUTE;
            long step = price / 100 + 1;
            long next = Math.max(LOWEST_PRICE, price - step + dice.below(2 * step + 1, i, use));
            long high = Math.max(price, next) + dice.below(step, i, use + 1);
            long low = Math.max(1, Math.min(price, next) - dice.below(step, i, use + 2));
            fine.add(new OneCandle(feed, opens, opens + MINUTE, price, high, low, next));
            price = next;
        }
        return fine;
    }

    private static OneCandle together(Feed feed, List<OneCandle> fine) {
        OneCandle first = fine.getFirst();
        OneCandle last = fine.getLast();
        return new OneCandle(
                feed,
                first.openTime(),
                last.closeTime(),
                first.open(),
                fine.stream().mapToLong(OneCandle::high).max().orElseThrow(),
                fine.stream().mapToLong(OneCandle::low).min().orElseThrow(),
                last.close());
    }

    /** All of them, in the order in which an engine hears them. */
    List<OneCandle> all() {
        return all;
    }
}
