package dev.tradekeep.engine.core;

import dev.tradekeep.model.order.OrderProgress;
import java.util.HashMap;
import java.util.Map;

/**
 * When the calls left that a venue may still carry out: an order may wait for the disk long before
 * it leaves, and much may happen to it on its way. And since when an order has the terms that the
 * venue told, so that what it told before does not undo them.
 */
final class CallTimes {
    /** How long after a call the venue may still carry it out, and the answer be on its way. */
    static final long SETTLED_AFTER_MICROS = 20_000_000;

    private final Turn turn;
    private final Map<String, Long> submits = new HashMap<>();
    private final Map<String, Long> requests = new HashMap<>();
    private final Map<String, Long> terms = new HashMap<>();
    private long startedAt = Long.MIN_VALUE;

    CallTimes(Turn turn) {
        this.turn = turn;
    }

    /** The engine begins again: another core may have called a moment ago. */
    void begin() {
        startedAt = turn.now();
    }

    /** A call leaves. */
    void left(VenueCall call) {
        switch (call) {
            case VenueCall.Submit submit -> {
                // One that leaves when it is made needs no time of its own.
                if (submit.order().createdAt() != turn.now()) {
                    submits.put(submit.order().clientOrderId(), turn.now());
                }
            }
            case VenueCall.Cancel cancel -> requests.put(cancel.clientOrderId(), turn.now());
            case VenueCall.Amend amend -> requests.put(amend.clientOrderId(), turn.now());
            case VenueCall.Query query -> {}
        }
    }

    /** Whether an order that the venue does not know may still arrive, or be told of. */
    boolean isUnderWay(OpenOrder open) {
        boolean arrived = open.order().progress().stage() == OrderProgress.Stage.ARRIVED;
        return isUnderWay(
                arrived
                        ? open.order().updatedAt()
                        : submits.getOrDefault(open.id(), open.order().createdAt()));
    }

    /** Whether the last cancel or amendment of an order may still be carried out. */
    boolean isRequestUnderWay(OpenOrder open) {
        return isUnderWay(requests.getOrDefault(open.id(), open.order().updatedAt()));
    }

    private boolean isUnderWay(long sentAt) {
        return turn.now() - Math.max(startedAt, sentAt) < SETTLED_AFTER_MICROS;
    }

    /** Takes note of terms that held at a time by the venue's clock; false for older ones. */
    boolean areNew(String clientOrderId, long at) {
        return terms.merge(clientOrderId, at, Math::max) == at;
    }

    /** An order has ended. */
    void forget(String clientOrderId) {
        forget(submits, clientOrderId);
        forget(requests, clientOrderId);
        forget(terms, clientOrderId);
    }

    private static void forget(Map<String, Long> times, String clientOrderId) {
        if (!times.isEmpty()) {
            times.remove(clientOrderId);
        }
    }
}
