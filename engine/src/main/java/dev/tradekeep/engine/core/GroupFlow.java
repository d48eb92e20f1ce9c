package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderGroup;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.PresumedEnd;
import dev.tradekeep.model.order.RequestState;
import dev.tradekeep.store.alerts.AlertSeverity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the exits of each group as large as what its entry has opened. Where the venue does not end
 * the orders of a group by itself, only the stop rests: when the target is reached, the stop is
 * taken off, and the target is sent after that is known. Both resting could sell twice.
 */
final class GroupFlow {
    /** So often in a run the exits of a group are made again. */
    static final int TRIES_MAX = 3;

    private final EngineSetup setup;
    private final EngineState state;
    private final Turn turn;
    private final OrderFlow orders;
    private final AmendmentFlow amendments;
    private final Map<String, Integer> tries = new HashMap<>();

    /** Exits that were taken off because there was nothing to close. */
    private final Set<String> canceled = new HashSet<>();

    GroupFlow(
            EngineSetup setup,
            EngineState state,
            Turn turn,
            OrderFlow orders,
            AmendmentFlow amendments) {
        this.setup = setup;
        this.state = state;
        this.turn = turn;
        this.orders = orders;
        this.amendments = amendments;
    }

    /** A member of a group traded. */
    void traded(Order order, long quantity) {
        OrderGroup group = groupOf(order);
        if (group == null) {
            return;
        }
        if (memberOf(order).isExit()) {
            save(group.exited(quantity));
            // What has begun to close is not entered any further.
            OpenOrder entry = open(group.id());
            if (entry != null) {
                orders.takeOff(entry);
            }
        } else {
            save(reopened(group).entered(quantity));
        }
        settle(order);
    }

    /** A fill of the entry after the exits have ended gets exits of its own. */
    private OrderGroup reopened(OrderGroup group) {
        return haveEnded(group) || group.state() == OrderGroup.State.DONE
                ? group.exits(null, null).in(OrderGroup.State.WAITING)
                : group;
    }

    private boolean haveEnded(OrderGroup group) {
        boolean had = group.stopOrderId() != null || group.targetOrderId() != null;
        return had && open(group.stopOrderId()) == null && open(group.targetOrderId()) == null;
    }

    /** Something else happened to a member of a group. */
    void settle(OpenOrder before, Order order, OrderEvent event) {
        OrderGroup group = groupOf(order);
        if (group != null) {
            boolean ended =
                    memberOf(order).isExit()
                            && order.status().isTerminal()
                            && !before.order().status().isTerminal();
            settle(ended ? ended(group, before, order, event) : group);
        }
    }

    /** What an exit that has ended is followed by, when there is or will be more to close. */
    private OrderGroup ended(OrderGroup group, OpenOrder before, Order exit, OrderEvent event) {
        boolean nothingWasOpen = canceled.remove(exit.clientOrderId());
        if (group.open() == 0) {
            return group;
        }
        if (exit.status() == OrderStatus.FILLED) {
            return haveEnded(group) ? save(group.exits(null, null)) : group;
        }
        if (nothingWasOpen) {
            return without(group, exit);
        }
        return isLost(before, event) ? tryAgain(group, exit) : group;
    }

    /** Another order has taken the place of an exit. */
    void replaced(Order exit, OrderFlow.Placed by) {
        OrderGroup group = groupOf(exit);
        if (group == null) {
            return;
        }
        String id = by.order().clientOrderId();
        boolean isStop = exit.clientOrderId().equals(group.stopOrderId());
        save(group.exits(isStop ? id : group.stopOrderId(), isStop ? group.targetOrderId() : id));
        if (by.event() instanceof OrderEvent.Denied denied) {
            unprotected(group, denied.reason());
        }
    }

    /** What a member of a group refused a while ago may be asked of it again. */
    void again(OpenOrder open) {
        OrderGroup group = groupOf(open.order());
        if (group != null) {
            settle(group);
        }
    }

    private OrderGroup without(OrderGroup group, Order exit) {
        boolean isStop = exit.clientOrderId().equals(group.stopOrderId());
        boolean isTarget = exit.clientOrderId().equals(group.targetOrderId());
        if (!isStop && !isTarget) {
            return group;
        }
        return save(
                group.exits(
                        isStop ? null : group.stopOrderId(),
                        isTarget ? null : group.targetOrderId()));
    }

    private void settle(Order order) {
        OrderGroup group = groupOf(order);
        if (group == null) {
            return;
        }
        // It closed all that it covered, and was not told in time that there is more.
        boolean isShort =
                memberOf(order).isExit()
                        && order.status() == OrderStatus.FILLED
                        && group.open() > 0
                        && haveEnded(group);
        settle(isShort ? save(group.exits(null, null)) : group);
    }

    /** Whether the venue never had an order, or has it no more, that nobody wanted to end. */
    private static boolean isLost(OpenOrder before, OrderEvent event) {
        boolean gone =
                event instanceof OrderEvent.Canceled ended
                        && ended.reason().equals(PresumedEnd.VANISHED);
        return (gone || event instanceof OrderEvent.Rejected)
                && before.order().progress().cancel() == RequestState.NONE;
    }

    /** An exit that does not work is made again, or people are told that there is none. */
    private OrderGroup tryAgain(OrderGroup group, Order exit) {
        if (tries.merge(group.id(), 1, Integer::sum) > TRIES_MAX) {
            unprotected(group, "the venue does not take it");
            return group;
        }
        return without(group, exit);
    }

    private void unprotected(OrderGroup group, String why) {
        turn.addInNeed(
                new BookingLine.AlertRaised(
                        AlertSeverity.CRITICAL,
                        "group.unprotected",
                        "What order "
                                + group.id()
                                + " opened in "
                                + setup.markets().get(group.market()).instrument().symbol()
                                + " has no order that closes it: "
                                + why
                                + ". Close it by hand, or place a stop.",
                        turn.now()));
    }

    /** A candle of a market closed: targets that do not rest may have been reached. */
    void closed(Market market, long high, long low) {
        if (!state.hasGroups() || setup.capabilities().groups()) {
            return;
        }
        for (OrderGroup group : List.copyOf(state.groups())) {
            if (group.market() == market.index() && isReached(group, high, low)) {
                OrderGroup closing = group.in(OrderGroup.State.CLOSING);
                save(closing);
                settle(closing);
            }
        }
    }

    private static boolean isReached(OrderGroup group, long high, long low) {
        OrderTerms target = group.target();
        if (target == null
                || group.state() != OrderGroup.State.WORKING
                || group.targetOrderId() != null
                || group.open() == 0) {
            return false;
        }
        return group.side().sign() > 0 ? high >= target.limitPrice() : low <= target.limitPrice();
    }

    private void settle(OrderGroup found) {
        OrderGroup group = found;
        if (group.open() > 0 && group.state() == OrderGroup.State.WAITING) {
            group = save(group.in(OrderGroup.State.WORKING));
        }
        switch (group.state()) {
            case WAITING, DONE -> {}
            case WORKING -> {
                group = resize(group, GroupMember.Role.STOP);
                if (setup.capabilities().groups() || group.stop() == null) {
                    group = resize(group, GroupMember.Role.TARGET);
                }
            }
            case CLOSING -> group = close(group);
        }
        if (isDone(group)) {
            tries.remove(group.id());
            save(group.in(OrderGroup.State.DONE));
        }
    }

    /** The stop first ends; then the target is sent for what is open. */
    private OrderGroup close(OrderGroup group) {
        OpenOrder stop = open(group.stopOrderId());
        if (stop != null) {
            orders.takeOff(stop);
            return group;
        }
        return resize(group, GroupMember.Role.TARGET);
    }

    private OrderGroup resize(OrderGroup group, GroupMember.Role role) {
        boolean isStop = role == GroupMember.Role.STOP;
        OrderTerms terms = isStop ? group.stop() : group.target();
        if (terms == null) {
            return group;
        }
        String id = isStop ? group.stopOrderId() : group.targetOrderId();
        OpenOrder open = open(id);
        if (open != null) {
            // A venue that holds groups takes off by itself what another exit has closed.
            boolean closes = !setup.capabilities().groups();
            long wanted = open.order().filledQuantity() + group.open();
            if (group.open() == 0 && closes) {
                canceled.add(open.id());
                orders.takeOff(open);
            } else if (wanted > open.order().quantity()
                    || (closes && wanted < open.order().quantity())) {
                amendments.follow(open, wanted);
            }
            return group;
        }
        if (id != null || group.open() == 0) {
            return group;
        }
        String placed = place(group, role, terms);
        return save(
                isStop
                        ? group.exits(placed, group.targetOrderId())
                        : group.exits(group.stopOrderId(), placed));
    }

    private String place(OrderGroup group, GroupMember.Role role, OrderTerms terms) {
        Market market = setup.markets().get(group.market());
        OrderWish wish =
                new OrderWish(
                        group.market(),
                        group.side().opposite(),
                        terms,
                        group.open(),
                        OrderConditions.GTC.asReduceOnly(),
                        null,
                        role == GroupMember.Role.STOP ? "the stop of its group" : "its target",
                        null);
        OrderFlow.Asker asker =
                new OrderFlow.Asker(
                        group.slot(), state.portfolio(group.portfolio()), OrderWitness.NONE);
        OrderFlow.Placed placed =
                orders.place(asker, market, wish, new GroupMember(group.id(), role));
        if (placed.event() instanceof OrderEvent.Denied denied) {
            unprotected(group, denied.reason());
        }
        return placed.order().clientOrderId();
    }

    private boolean isDone(OrderGroup group) {
        boolean exitsEnded =
                open(group.stopOrderId()) == null && open(group.targetOrderId()) == null;
        boolean nothingToClose =
                group.open() == 0 || group.stopOrderId() != null || group.targetOrderId() != null;
        return open(group.id()) == null
                && exitsEnded
                && nothingToClose
                && group.state() != OrderGroup.State.DONE
                && !(group.state() == OrderGroup.State.CLOSING
                        && group.open() > 0
                        && group.targetOrderId() == null);
    }

    private @Nullable OpenOrder open(@Nullable String clientOrderId) {
        return clientOrderId == null ? null : state.order(clientOrderId);
    }

    /** Exits depend on it, which are booked on a full disk too. */
    private OrderGroup save(OrderGroup group) {
        turn.addInNeed(new BookingLine.GroupSaved(group));
        return group;
    }

    private @Nullable OrderGroup groupOf(Order order) {
        GroupMember member = order.request().member();
        return member == null ? null : state.group(member.groupId());
    }

    private static GroupMember memberOf(Order order) {
        return Objects.requireNonNull(order.request().member());
    }
}
