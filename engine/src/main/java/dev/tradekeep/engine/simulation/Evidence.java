package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.VenueCall;
import dev.tradekeep.model.order.Amendment;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.RequestState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is seen of an engine from outside, and how it differs from what it must be. */
final class Evidence {
    /** What is wrong once is wrong again and again. */
    private static final int DIFFERENCES_MAX = 5;

    private static final int CHARACTERS_MAX = 400;

    private final List<String> differences = new ArrayList<>();
    private final Set<String> sent = new HashSet<>();
    private final Set<Long> answered = new HashSet<>();

    /** Transfers of which people were told that the money is where it was to go. */
    private final Set<String> moved = new HashSet<>();

    private Mirror mirror;
    private @Nullable Mirror copy;
    private boolean restored;

    Evidence(Mirror mirror) {
        this.mirror = mirror;
    }

    /** What is on disk. */
    Mirror mirror() {
        return mirror;
    }

    List<String> differences() {
        return differences;
    }

    void differs(String how) {
        if (differences.size() < DIFFERENCES_MAX) {
            differences.add(
                    how.length() > CHARACTERS_MAX ? how.substring(0, CHARACTERS_MAX) + "…" : how);
        }
    }

    void differs(List<String> all) {
        all.forEach(this::differs);
    }

    /** A backup is made. */
    void backUp() {
        copy = mirror.copy();
    }

    /** The last backup takes the place of the books; false when there is none. */
    boolean restore() {
        Mirror kept = copy;
        if (kept == null) {
            return false;
        }
        mirror = kept.copy();
        restored = true;
        return true;
    }

    /** Whether a backup took the place of the books. */
    boolean wasRestored() {
        return restored;
    }

    /** An engine begins from the books. */
    void loaded(EngineState state) {
        differs(mirror.compare(state));
    }

    /** A booking has been committed. */
    void committed(Booking booking) {
        differs(mirror.commit(booking));
    }

    /** The engine calls the venue. */
    void called(VenueCall call) {
        switch (call) {
            case VenueCall.Submit submit -> {
                String id = submit.order().clientOrderId();
                if (mirror.order(id) == null) {
                    differs("order " + id + " is sent before it is on disk");
                }
                if (!sent.add(id)) {
                    differs("order " + id + " is sent twice");
                }
            }
            case VenueCall.Cancel cancel -> {
                Order order = mirror.order(cancel.clientOrderId());
                boolean asked =
                        order != null
                                && (order.progress().cancel() != RequestState.NONE
                                        || order.progress().end() != null);
                if (!asked) {
                    differs("the cancel of " + cancel.clientOrderId() + " is not on disk");
                }
            }
            case VenueCall.Amend amend -> {
                Order order = mirror.order(amend.clientOrderId());
                Amendment asked = order == null ? null : order.progress().amendment();
                boolean onDisk =
                        asked != null
                                && asked.terms().equals(amend.terms())
                                && asked.quantity() == amend.quantity();
                if (!onDisk) {
                    differs("the amendment of " + amend.clientOrderId() + " is not on disk");
                }
            }
            case VenueCall.Query query -> {}
        }
    }

    /** Whether a command was answered. */
    boolean isAnswered(long commandId) {
        return answered.contains(commandId);
    }

    /** Somebody is told that a transfer has arrived. */
    void moved(String transferId) {
        moved.add(transferId);
    }

    /** Whether somebody was. */
    boolean isMoved(String transferId) {
        return moved.contains(transferId);
    }

    /** A command that did something is answered. */
    void replied(long commandId, Order order) {
        told(order);
        refused(commandId);
    }

    /** A command that did nothing is answered. */
    void refused(long commandId) {
        if (!answered.add(commandId)) {
            differs("command " + commandId + " is answered twice");
        }
    }

    /** Others are told of an order. */
    void told(Order order) {
        Order known = mirror.order(order.clientOrderId());
        if (known == null || known.updatedAt() < order.updatedAt()) {
            differs("others are told of order " + order.clientOrderId() + " before it is on disk");
        }
    }
}
