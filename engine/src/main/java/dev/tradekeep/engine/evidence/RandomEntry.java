package dev.tradekeep.engine.evidence;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Whether trades were begun at better times than chance: the same trades, of the same lengths,
 * sides and costs, in another order and with the bars between them spread anew (the test is that of
 * Davison and Hinkley 1997). What trades cost is the same then, so it is left out on both sides.
 */
public final class RandomEntry {
    /** Draws unless there are too many trades for it. */
    public static final int DRAWS = 1_000;

    /** Draws at least. */
    static final int DRAWS_MIN = 100;

    /** Trades that are placed in all. */
    private static final long PLACED_MAX = 2_000_000;

    /** After so many draws that are as good the answer is known (Besag and Clifford 1991). */
    private static final int REACHED_MAX = 50;

    /** The same where there are many trades. */
    private static final int REACHED_MAX_OF_MANY = 20;

    private static final int MANY_TRADES = 2_000;

    /**
     * Factors that are multiplied before a logarithm is taken: none leaves the range of doubles.
     */
    private static final int FACTORS = 16;

    /** What it takes to sort one of many numbers, in words of a bit set that are looked through. */
    private static final int SORT_STEPS = 16;

    private RandomEntry() {}

    /**
     * A trade of a market.
     *
     * @param entry the bar at whose open it began
     * @param exit the bar at whose open it ended, after the entry
     * @param side 1 for long, −1 for short
     */
    public record Held(int entry, int exit, int side) {
        int length() {
            return exit - entry;
        }
    }

    /**
     * A market.
     *
     * @param prices at which each bar opens, and the last close; above 0
     * @param trades none of which overlap, in the order of time
     */
    @SuppressWarnings("ArrayRecordComponent") // As long as the history is: a list would box it.
    public record Traded(double[] prices, List<Held> trades) {
        public Traded {
            trades = List.copyOf(trades);
        }

        double earned() {
            Growth growth = new Growth();
            for (Held trade : trades) {
                growth.add(prices, trade.entry(), trade.exit(), trade.side());
            }
            return growth.log();
        }
    }

    /** The logarithm of a product, with a logarithm for every few factors. */
    private static final class Growth {
        private double log;
        private double product = 1;
        private int factors;

        void add(double[] prices, int entry, int exit, int side) {
            product *= side > 0 ? prices[exit] / prices[entry] : prices[entry] / prices[exit];
            factors++;
            if (factors == FACTORS) {
                log += StrictMath.log(product);
                product = 1;
                factors = 0;
            }
        }

        double log() {
            return log + StrictMath.log(product);
        }
    }

    /**
     * What came of it.
     *
     * @param pValue (1 + how many draws earned as much) / (draws + 1); where these were enough
     *     before the last draw, how many of those made
     */
    public record Result(double pValue, int draws) {}

    /** How many draws there are time for. */
    static int draws(long trades) {
        return (int) Math.max(DRAWS_MIN, Math.min(DRAWS, PLACED_MAX / Math.max(1, trades)));
    }

    /** Draws, and compares. */
    public static Result test(List<Traded> markets, RandomGenerator random) {
        long trades = markets.stream().mapToLong(market -> market.trades().size()).sum();
        double earned = markets.stream().mapToDouble(Traded::earned).sum();
        // What differs by rounding alone is as good.
        double asGood = earned - 1e-12 * (1 + Math.abs(earned));
        List<Placement> placements = markets.stream().map(Placement::new).toList();
        int draws = draws(trades);
        int enough = trades > MANY_TRADES ? REACHED_MAX_OF_MANY : REACHED_MAX;
        int reached = 0;
        for (int i = 1; i <= draws; i++) {
            double drawn = 0;
            for (Placement placement : placements) {
                drawn += placement.draw(random);
            }
            reached += drawn >= asGood ? 1 : 0;
            if (reached == enough) {
                return new Result((double) reached / i, i);
            }
        }
        return new Result((1.0 + reached) / (draws + 1), draws);
    }

    /** Places the trades of a market. */
    private static final class Placement {
        private final double[] prices;
        private final Held[] trades;

        /** Places of trades and free bars, so that every way to spread them is as likely. */
        private final int slots;

        private final BitSet taken;
        private final int[] starts;

        Placement(Traded market) {
            prices = market.prices();
            trades = market.trades().toArray(Held[]::new);
            int held = Arrays.stream(trades).mapToInt(Held::length).sum();
            slots = prices.length - 1 - held + trades.length;
            taken = new BitSet(slots);
            starts = new int[trades.length];
        }

        double draw(RandomGenerator random) {
            chooseStarts(random);
            shuffle(random);
            Growth growth = new Growth();
            int lengths = 0;
            for (int i = 0; i < trades.length; i++) {
                int entry = starts[i] - i + lengths;
                lengths += trades[i].length();
                growth.add(prices, entry, entry + trades[i].length(), trades[i].side());
            }
            return growth.log();
        }

        /** As many different slots as there are trades, each set as likely (Floyd). */
        private void chooseStarts(RandomGenerator random) {
            for (int i = 0; i < starts.length; i++) {
                int last = slots - starts.length + i;
                int chosen = random.nextInt(last + 1);
                int slot = taken.get(chosen) ? last : chosen;
                taken.set(slot);
                starts[i] = slot;
            }
            sort();
        }

        /** The starts in their order, and none of them taken any more. */
        private void sort() {
            if (slots / Long.SIZE < (long) starts.length * SORT_STEPS) {
                int next = -1;
                for (int i = 0; i < starts.length; i++) {
                    next = taken.nextSetBit(next + 1);
                    starts[i] = next;
                }
                taken.clear();
                return;
            }
            for (int slot : starts) {
                taken.clear(slot);
            }
            Arrays.sort(starts);
        }

        private void shuffle(RandomGenerator random) {
            for (int i = trades.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                Held moved = trades[i];
                trades[i] = trades[other];
                trades[other] = moved;
            }
        }
    }
}
