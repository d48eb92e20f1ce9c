package dev.tradekeep.engine.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens when, in virtual time. */
final class Agenda {
    /** Whose end takes off what was to happen. */
    enum Life {
        /** It happens whatever becomes of the engine. */
        WORLD,
        /** It happens unless the process dies before. */
        PROCESS,
        /** It happens unless the core is discarded before. */
        CORE
    }

    private record Event(long at, long number, Life life, Runnable what) {}

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

    /** Something happens at a time; at once when that has passed. */
    void at(long time, Life life, Runnable what) {
        numbers++;
        events.add(new Event(Math.max(time, now), numbers, life, what));
    }

    /** A core is discarded, or with its process dies: what only concerned it does not happen. */
    void end(Life life) {
        events.removeIf(event -> event.life().compareTo(life) >= 0);
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
