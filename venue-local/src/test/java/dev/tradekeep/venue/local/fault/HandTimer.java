package dev.tradekeep.venue.local.fault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes when it is told to. */
public final class HandTimer implements DelayTimer {
    private record Due(long atMicros, Runnable task) {}

    private final List<Due> waiting = new ArrayList<>();
    private long now;

    @Override
    public void after(long micros, Runnable task) {
        waiting.add(new Due(now + micros, task));
    }

    @Override
    public void close() {
        waiting.clear();
    }

    /** Lets time pass, and does what is due by then. */
    public void pass(long millis) {
        now += millis * 1_000;
        List<Due> due =
                waiting.stream()
                        .filter(one -> one.atMicros() <= now)
                        .sorted(Comparator.comparingLong(Due::atMicros))
                        .toList();
        waiting.removeAll(due);
        due.forEach(one -> one.task().run());
    }
}
