package dev.tradekeep.engine.core;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.venue.VenueReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes what an engine does, for a test to look at. */
abstract class NotedEffects implements Effects {
    final List<VenueCall> calls = new ArrayList<>();

    /** Reports whose orders are to be loaded. */
    final List<VenueReport> wanted = new ArrayList<>();

    /** The commands that were answered. */
    final List<Long> replies = new ArrayList<>();

    @Nullable TradekeepException refusal;

    @Override
    public void call(VenueCall call) {
        calls.add(call);
    }

    @Override
    public void load(VenueReport report) {
        wanted.add(report);
    }

    @Override
    public void timer(long at, long id) {
        // Nothing waits here.
    }

    @Override
    public void reply(long commandId, Order order, OrderEvent event) {
        replies.add(commandId);
    }

    @Override
    public void confirm(long commandId) {
        replies.add(commandId);
    }

    @Override
    public void refuse(long commandId, TradekeepException why) {
        refusal = why;
    }

    @Override
    public void publish(Order order, OrderEvent event) {
        // Nobody listens here.
    }
}
