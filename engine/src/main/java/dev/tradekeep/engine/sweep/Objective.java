package dev.tradekeep.engine.sweep;

import dev.tradekeep.engine.statistics.Measure;

/** What the best point has most of. */
public enum Objective {
    SHARPE(Measure.SHARPE),
    SORTINO(Measure.SORTINO),
    RETURN(Measure.RETURN),
    CALMAR(Measure.CALMAR),
    PROFIT_FACTOR(Measure.PROFIT_FACTOR),
    SQN(Measure.SQN);

    private final Measure measure;

    Objective(Measure measure) {
        this.measure = measure;
    }

    /** The figure that it is. */
    public Measure measure() {
        return measure;
    }
}
