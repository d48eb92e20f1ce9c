package dev.tradekeep.engine.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Sums over closed trades in constant memory. Money is summed exactly, however much it becomes. Not
 * thread-safe.
 */
public final class TradeTotals {
    /** SQN counts so many trades at most, so that it does not grow with their number alone. */
    private static final int SQN_TRADES_MAX = 100;

    private static final String NO_TRADE = "no trade was closed";

    private final NeumaierSum multiples = new NeumaierSum();
    private final NeumaierSum squares = new NeumaierSum();
    private final ExactSum won = new ExactSum();

    /** Below 0. */
    private final ExactSum lost = new ExactSum();

    private long count;
    private long wins;

    /** Trades that risked nothing and cost nothing, so that no multiple can be told. */
    private long withoutRisk;

    /**
     * Takes a closed trade.
     *
     * @param net of all costs, quote-asset units
     * @param risk what the net is a multiple of: the initial risk, or the entry's notional
     */
    public void add(long net, long risk) {
        count++;
        if (net > 0) {
            wins++;
            won.add(net);
        } else {
            lost.add(net);
        }
        if (risk <= 0) {
            withoutRisk++;
            return;
        }
        double multiple = (double) net / risk;
        double square = multiple * multiple;
        multiples.add(multiple);
        squares.add(square);
        // What the square lost by rounding, so that the difference below loses nothing.
        squares.add(Math.fma(multiple, multiple, -square));
    }

    /** How many there were. */
    public long count() {
        return count;
    }

    /** How many of them earned something. */
    public long wins() {
        return wins;
    }

    /** What they earned together, quote-asset units. */
    BigInteger net() {
        return won.total().add(lost.total());
    }

    /** The share of them that earned something. */
    public Statistic winRate() {
        return count == 0 ? Statistic.none(NO_TRADE) : Statistic.of((double) wins / count);
    }

    /** What the winners earned by what the others lost. */
    public Statistic profitFactor() {
        if (count == 0) {
            return Statistic.none(NO_TRADE);
        }
        return Statistic.ratio(
                won.total().doubleValue(),
                lost.total().negate().doubleValue(),
                "no trade lost anything");
    }

    /** The mean net of a trade, rounded half-even to the quote asset's units. */
    public Statistic expectancy() {
        if (count == 0) {
            return Statistic.none(NO_TRADE);
        }
        BigDecimal mean =
                new BigDecimal(net()).divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_EVEN);
        return new Statistic.Money(mean.longValueExact());
    }

    /** System quality number (Tharp 2008): √min(N, 100) × mean(R) / s(R). */
    public Statistic sqn() {
        if (count < 2) {
            return Statistic.none("it needs 2 closed trades, and there are " + count);
        }
        if (withoutRisk > 0) {
            return Statistic.none("a trade risked nothing");
        }
        double mean = multiples.total() / count;
        double off = squares.total() - mean * multiples.total();
        double rounding = Math.ulp(squares.total()) * (double) count;
        if (off <= rounding) {
            return Statistic.none("all trades earned the same share");
        }
        double deviation = StrictMath.sqrt(off / (count - 1.0));
        return Statistic.of(
                StrictMath.sqrt((double) Math.min(count, SQN_TRADES_MAX)) * mean / deviation);
    }
}
