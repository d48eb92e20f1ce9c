package dev.tradekeep.engine.evidence;

/** What is checked of a result, in the order in which it is told. */
public enum CheckKind {
    /** That another run gives the same. */
    REPEAT(Aspect.VALIDITY, Verdict.INVALID),
    /** That orders do not depend on candles after them; of a failure the time of the cut. */
    LOOK_AHEAD(Aspect.VALIDITY, Verdict.INVALID),
    /** That signals do not depend on how much came before. */
    RECURSION(Aspect.VALIDITY, Verdict.INVALID),
    /**
     * Fills of more than all of their candle's volume, as a share; the bound is what is allowed.
     */
    FILLS_ABOVE_VOLUME(Aspect.VALIDITY, Verdict.INVALID),
    /** Closes far from the one before, which nobody declared. */
    JUMPS(Aspect.VALIDITY, Verdict.INVALID),
    /** Amounts that do not fit 64 bits and are missing from the result, or orders for such. */
    AMOUNTS_TOO_LARGE(Aspect.VALIDITY, Verdict.INVALID),
    /** The largest share of missing candles. */
    GAPS(Aspect.ASSUMPTIONS, Verdict.NOT_SHOWN),
    /** Candles that were drawn between others. */
    FILLED_CANDLES(Aspect.ASSUMPTIONS, Verdict.NOT_SHOWN),
    /** Prices that nobody else saw. */
    BAD_PRINTS(Aspect.ASSUMPTIONS, Verdict.NOT_SHOWN),
    /** Candles without a new price, as a share. */
    STALE_CANDLES(Aspect.ASSUMPTIONS, Verdict.NOT_SHOWN),
    /** Fills of more of their candle's volume than a market gives without moving, as a share. */
    LARGE_FILLS(Aspect.ASSUMPTIONS, Verdict.NOT_SHOWN),
    /** The net result, in the quote asset. */
    NET(Aspect.EVIDENCE, Verdict.NOT_SHOWN),
    /** Closed trades; the bound is how many are needed. */
    SAMPLE(Aspect.EVIDENCE, Verdict.NOT_SHOWN),
    /** The p-value of {@link RandomEntry}. */
    RANDOM_ENTRY(Aspect.EVIDENCE, Verdict.NOT_SHOWN),
    /** The 5 % bound of the mean day, as a share. */
    BOOTSTRAP(Aspect.EVIDENCE, Verdict.NOT_SHOWN),
    /** Days that there are; the bound is how many it takes to believe the Sharpe ratio. */
    TRACK_RECORD(Aspect.EVIDENCE, Verdict.NOT_SHOWN),
    /** The probability that the Sharpe ratio is better than that of the luckiest trial. */
    DEFLATED_SHARPE(Aspect.EVIDENCE, Verdict.NOT_SHOWN),
    /** Costs a side at which nothing is earned, basis points; the bound is what a side cost. */
    BREAK_EVEN(Aspect.FRAGILITY, Verdict.NOT_SHOWN),
    /** What is left at twice the costs, in the quote asset. */
    COSTS(Aspect.FRAGILITY, Verdict.NOT_SHOWN),
    /** The share of beginnings from which the result has the same sign. */
    STARTS(Aspect.FRAGILITY, Verdict.NOT_SHOWN),
    /** What is left without the best trades, in the quote asset. */
    BEST_TRADES(Aspect.FRAGILITY, Verdict.NOT_SHOWN),
    /** What is left without the best days, in the quote asset. */
    BEST_DAYS(Aspect.FRAGILITY, Verdict.NOT_SHOWN),
    /** A Sharpe ratio or a share of wins that is too good. */
    TOO_GOOD(Aspect.FRAGILITY, Verdict.NOT_SHOWN);

    private final Aspect aspect;
    private final Verdict onFailure;

    CheckKind(Aspect aspect, Verdict onFailure) {
        this.aspect = aspect;
        this.onFailure = onFailure;
    }

    /** What it is about. */
    public Aspect aspect() {
        return aspect;
    }

    /** What a result is worth that fails it. */
    public Verdict onFailure() {
        return onFailure;
    }

    /** What a check is about. */
    public enum Aspect {
        VALIDITY,
        ASSUMPTIONS,
        EVIDENCE,
        FRAGILITY
    }
}
