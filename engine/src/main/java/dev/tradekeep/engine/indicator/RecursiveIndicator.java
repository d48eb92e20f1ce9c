package dev.tradekeep.engine.indicator;

/**
 * An indicator that depends on all candles before, less and less. It is warm when its first value
 * hardly counts, and saves the bits of its numbers, so that a restart changes nothing.
 */
public abstract class RecursiveIndicator extends RunningIndicator {

    /** As {@link RunningIndicator#RunningIndicator}. */
    protected RecursiveIndicator(String name, int warmupBars) {
        super(name, warmupBars);
    }

    @Override
    public final void save(StateWriter state) {
        state.write(seen());
        saveNumbers(state);
    }

    @Override
    public final void restore(StateReader state) {
        seen(state.readLong());
        restoreNumbers(state);
    }

    /** Writes every number that the next value depends on. */
    protected abstract void saveNumbers(StateWriter state);

    /** Reads them in the same order. */
    protected abstract void restoreNumbers(StateReader state);
}
