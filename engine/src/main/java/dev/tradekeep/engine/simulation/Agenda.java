package dev.tradekeep.engine.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens when, in virtual time. */
final class Agenda {
    private record Event(long at, long number, Runnable what, boolean dies) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long numbers;
    private long now;

    Agenda(long start) {
        now = start;
    }

    /** UTC microseconds. */
    long now() {
        return now;
    }

    /** Something happens whatever becomes of the engine. */
    void at(long time, Runnable what) {
        add(time, what, false);
    }

    /** Something happens unless the engine dies before. */
    void atUnlessDead(long time, Runnable what) {
        add(time, what, true);
    }

    private void add(long time, Runnable what, boolean dies) {
        numbers++;
        events.add(new Event(Math.max(time, now), numbers, what, dies));
    }

    /** The engine has died: what only concerned it does not happen. */
    void die() {
        events.removeIf(Event::dies);
    }

    /** Lets the next thing happen; false when there is none up to a time. */
    boolean step(long until) {
        Event next = events.peek();
        if (next == null || next.at() > until) {
            return false;
        }
        events.remove();
        now = next.at();
        next.what().run();
        return true;
    }
}
