package dev.tradekeep.app.follow;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.follows.FollowState;
import java.time.InstantSource;

/** How one stream is, and who hears when that changes. Thread-safe. */
final class StreamHealth {
    private final String stream;
    private final InstantSource clock;
    private final FollowListener listener;
    private FollowState state = FollowState.WAITING;
    private String reason = "";
    private long changedAt;
    private long stored;
    private long leftOut;

    StreamHealth(String stream, InstantSource clock, FollowListener listener) {
        this.stream = stream;
        this.clock = clock;
        this.listener = listener;
        changedAt = Micros.now(clock);
    }

    /** News come, and all is stored. */
    void current() {
        set(FollowState.CURRENT, "");
    }

    /** What was missed is being read. */
    void catchingUp() {
        set(FollowState.CATCHING_UP, "");
    }

    /** No news come. */
    void stale(String why) {
        set(FollowState.STALE, why);
    }

    private void set(FollowState now, String why) {
        synchronized (this) {
            if (state == now && reason.equals(why)) {
                return;
            }
            if (state != now) {
                changedAt = Micros.now(clock);
            }
            state = now;
            reason = why;
        }
        listener.changed(stream, now, why);
    }

    synchronized FollowState state() {
        return state;
    }

    synchronized void count(long more) {
        stored += more;
    }

    synchronized void leaveOut(long more) {
        leftOut += more;
    }

    synchronized FollowStatus status() {
        return new FollowStatus(stream, state, reason, changedAt, stored, leftOut);
    }
}
