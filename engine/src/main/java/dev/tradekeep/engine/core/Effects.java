package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.store.Durability;
import dev.tradekeep.venue.VenueReport;

/** What an engine does to the world; its driver carries it out. Called by the engine's thread. */
public interface Effects {

    /**
     * Writes a booking down. At most one is made for an input; they are numbered without gaps. When
     * it is on disk, {@link EngineInput.Durable} says so.
     */
    void book(Durability urgency, Booking booking);

    /** Calls the venue; only while {@link EngineInput.Durable} is handled, but for questions. */
    void call(VenueCall call);

    /**
     * Loads an order that has ended and left memory; {@link EngineInput.Loaded} is the answer. The
     * books are read right before it: no other input may come between the two.
     *
     * @param report that it is needed for
     */
    void load(VenueReport report);

    /** Asks for a {@link EngineInput.TimerDue} at a time, UTC microseconds. */
    void timer(long at, long id);

    /** Answers a command; what it did is on disk. */
    void reply(long commandId, Order order, OrderEvent event);

    /** Answers a command that is about no order; what it did is on disk. */
    void confirm(long commandId);

    /** Answers a command that did nothing. */
    void refuse(long commandId, TradekeepException why);

    /** Something that happened to an order is on disk. */
    void publish(Order order, OrderEvent event);
}
