package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.OrderGroup;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.venue.VenueReport;
import org.jspecify.annotations.Nullable;

/**
 * Reports on orders that have ended and left memory, or whose group has: both are put back for the
 * time of the report.
 */
final class LateReports {
    private final EngineState state;
    private final Turn turn;
    private final ReportFlow reports;

    LateReports(EngineState state, Turn turn, ReportFlow reports) {
        this.state = state;
        this.turn = turn;
        this.reports = reports;
    }

    /** Whether a report says that nothing came of what was asked of an order that has ended. */
    static boolean isTooLate(VenueReport report) {
        return report instanceof VenueReport.Refused refused
                && refused.call() != VenueReport.Call.SUBMIT;
    }

    /** Whether the group of an order is here; that of one that was opened again may be done. */
    boolean isWithGroup(OpenOrder open) {
        GroupMember member = open.order().request().member();
        return member == null || state.group(member.groupId()) != null;
    }

    /**
     * What a report says of such an order.
     *
     * @param order as the books have it
     * @param group likewise; null when it has none
     */
    void late(VenueReport report, OpenOrder order, @Nullable OrderGroup group, Effects effects) {
        if (group != null && state.group(group.id()) == null) {
            state.loadGroup(group);
        }
        OpenOrder open = state.order(order.id());
        if (open == null) {
            open = order;
            state.loadOrder(order);
        }
        boolean ended = open.order().status().isTerminal();
        reports.report(open, report, effects);
        OpenOrder now = state.order(order.id());
        if (now != null && now.order().status().isTerminal()) {
            state.forget(order.id());
        }
        if (group != null) {
            state.forgetGroupIfDone(group.id());
        }
        if (ended && report instanceof VenueReport.Execution && !turn.isEmpty()) {
            turn.add(
                    new BookingLine.AlertRaised(
                            AlertSeverity.WARNING,
                            "order.late_fill",
                            "Order " + order.id() + " traded after it had ended. It is booked.",
                            turn.now()));
        }
    }
}
