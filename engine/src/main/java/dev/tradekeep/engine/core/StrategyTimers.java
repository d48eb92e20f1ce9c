package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.model.time.Micros;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The times at which strategies want to be called. While the books take only what they must, what
 * is asked for is kept for the next booking, and what is due waits: a strategy that was called then
 * could do nothing.
 */
final class StrategyTimers {
    /** Times that the strategies of an engine may wait for, all together. */
    private static final int TIMERS_MAX = 10_000;

    /** How long a time waits that has come while the books take only what they must. */
    private static final long WAIT_MICROS = Micros.PER_SECOND;

    private final EngineState state;
    private final Turn turn;
    private final OrderFlow orders;

    /** Those that are in no booking yet. */
    private final Map<Long, BookingLine> unbooked = new LinkedHashMap<>();

    StrategyTimers(EngineState state, Turn turn, OrderFlow orders) {
        this.state = state;
        this.turn = turn;
        this.orders = orders;
    }

    /**
     * A strategy asks for a time, UTC microseconds.
     *
     * @return the key that the driver is to give back then
     */
    long set(int slot, long at, long id) {
        long timer = TimerKey.of(slot, id);
        int waiting = state.timers().size() + unbooked.size();
        if (waiting >= TIMERS_MAX && !state.timers().containsKey(timer)) {
            throw new IllegalStateException(
                    "The strategies wait for " + TIMERS_MAX + " times already");
        }
        BookingLine line = new BookingLine.TimerSet(slot, TimerKey.id(timer), at);
        if (orders.areEntriesSuspended()) {
            unbooked.put(timer, line);
        } else {
            unbooked.remove(timer);
            turn.add(line);
        }
        return timer;
    }

    /** Books what was asked for and is in no booking yet. */
    void book() {
        if (!unbooked.isEmpty()) {
            unbooked.values().forEach(turn::add);
            unbooked.clear();
        }
    }

    /** Whether a strategy is to be called now; when it is to be later, the driver is told. */
    boolean rings(long timer, Effects effects) {
        if (orders.areEntriesSuspended()) {
            effects.timer(turn.now() + WAIT_MICROS, timer);
            return false;
        }
        book();
        Long due = state.timers().get(timer);
        if (due == null || due > turn.now()) {
            return false;
        }
        turn.add(new BookingLine.TimerRung(TimerKey.slot(timer), TimerKey.id(timer)));
        return true;
    }
}
