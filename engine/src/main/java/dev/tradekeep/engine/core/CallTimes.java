package dev.tradekeep.engine.core;

import java.util.HashMap;
import java.util.Map;

/**
 * When the calls left that a venue may still carry out. An order may wait for the disk long before
 * it leaves, and much may happen to it on its way.
 */
final class CallTimes {
    private final Map<String, Long> submits = new HashMap<>();
    private final Map<String, Long> requests = new HashMap<>();

    /** A call leaves. */
    void left(VenueCall call, long at) {
        switch (call) {
            case VenueCall.Submit submit -> submits.put(submit.order().clientOrderId(), at);
            case VenueCall.Cancel cancel -> requests.put(cancel.clientOrderId(), at);
            case VenueCall.Amend amend -> requests.put(amend.clientOrderId(), at);
            case VenueCall.Query query -> {}
        }
    }

    /** When an order was sent; when it was made, if another core sent it or none did. */
    long submitted(OpenOrder open) {
        return submits.getOrDefault(open.id(), open.order().createdAt());
    }

    /** When a cancel or an amendment of an order was sent last; its last change if none was. */
    long requested(OpenOrder open) {
        return requests.getOrDefault(open.id(), open.order().updatedAt());
    }

    /** An order has ended. */
    void forget(String clientOrderId) {
        submits.remove(clientOrderId);
        requests.remove(clientOrderId);
    }
}
