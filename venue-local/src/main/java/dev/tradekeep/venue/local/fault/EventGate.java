package dev.tradekeep.venue.local.fault;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one account pass on their way to one connection. Without faults they pass as
 * they come. Thread-safe.
 */
public final class EventGate {
    private final FaultDesk desk;
    private final String key;
    private final Consumer<String> out;
    private final Runnable hangUp;
    private @Nullable String held;

    /**
     * @param key of the account
     * @param out sends an event
     * @param hangUp ends the connection
     */
    public EventGate(FaultDesk desk, String key, Consumer<String> out, Runnable hangUp) {
        this.desk = desk;
        this.key = key;
        this.out = out;
        this.hangUp = hangUp;
    }

    /**
     * Lets an event pass, or not.
     *
     * @param symbol null for one that is of no symbol
     * @param fill whether it tells of a fill
     */
    public void send(String event, @Nullable String symbol, boolean fill) {
        if (desk.isIdle() && !holds()) {
            out.accept(event);
            return;
        }
        Target target = Target.event(key, symbol);
        if (desk.strikes(FaultKind.PRIVATE_SILENT, target)) {
            return;
        }
        if (desk.strikes(FaultKind.KEY_REVOKED, target)
                || (fill && desk.strikes(FaultKind.DISCONNECT_ON_FILL, target))) {
            hangUp.run();
            return;
        }
        if (desk.strikes(FaultKind.EVENTS_DROPPED, target)) {
            return;
        }
        Fault swapped = holds() ? null : desk.strike(FaultKind.EVENTS_SWAPPED, target);
        if (swapped != null) {
            hold(event);
            desk.later(swapped.spec().micros("ms"), this::release);
            return;
        }
        Fault delayed = desk.strike(FaultKind.EVENTS_DELAYED, target);
        if (delayed != null) {
            desk.later(delayed.spec().micros("ms"), () -> out.accept(event));
        } else {
            out.accept(event);
        }
        if (desk.strikes(FaultKind.EVENTS_DOUBLED, target)) {
            out.accept(event);
        }
        release();
    }

    private synchronized boolean holds() {
        return held != null;
    }

    private synchronized void hold(String event) {
        held = event;
    }

    private void release() {
        String late;
        synchronized (this) {
            late = held;
            held = null;
        }
        if (late != null) {
            out.accept(late);
        }
    }
}
