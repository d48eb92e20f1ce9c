package dev.tradekeep.venue.net;

import dev.tradekeep.model.time.Micros;
import java.time.InstantSource;

/**
 * How far an exchange's clock is from ours. Of the last {@value #SAMPLES} answers that told a time
 * the fastest is believed, because its time lies in the shortest span.
 *
 * <p>Thread-safe. All times are UTC microseconds.
 */
public final class ClockOffset {
    static final int SAMPLES = 8;

    private final InstantSource clock;
    private final long[] offsets = new long[SAMPLES];
    private final long[] spans = new long[SAMPLES];
    private int count;
    private volatile long offset;
    private volatile boolean known;

    public ClockOffset(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * An answer told a time.
     *
     * @param sentAt when it was asked for, by our clock
     * @param receivedAt when the answer was here, by our clock
     * @param theirs the time that it told
     */
    public synchronized void sample(long sentAt, long receivedAt, long theirs) {
        int at = count++ % SAMPLES;
        spans[at] = Math.max(0, receivedAt - sentAt);
        offsets[at] = theirs - (sentAt + (receivedAt - sentAt) / 2);
        int best = at;
        for (int i = 0; i < Math.min(count, SAMPLES); i++) {
            best = spans[i] < spans[best] ? i : best;
        }
        offset = offsets[best];
        known = true;
    }

    /** One of the clocks was set: what was measured before counts no more. */
    public synchronized void forget() {
        count = 0;
        known = false;
    }

    /** Whether it was measured. */
    public boolean isKnown() {
        return known;
    }

    /** Their clock less ours, microseconds; 0 until it was measured. */
    public long micros() {
        return offset;
    }

    /** What their clock shows, UTC microseconds. */
    public long now() {
        return Micros.now(clock) + offset;
    }
}
