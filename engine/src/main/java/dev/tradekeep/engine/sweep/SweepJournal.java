package dev.tradekeep.engine.sweep;

import java.util.List;

/** Keeps what a sweep has done, so that it can go on later. */
public interface SweepJournal {
    /** Keeps nothing. */
    SweepJournal NONE =
            new SweepJournal() {
                @Override
                public List<SweepBatch> read() {
                    return List.of();
                }

                @Override
                public void add(SweepBatch batch) {
                    // Nobody goes on with it.
                }
            };

    /** What was done before, in order. */
    List<SweepBatch> read();

    /** Keeps the next; it is kept whole or not at all. */
    void add(SweepBatch batch);
}
