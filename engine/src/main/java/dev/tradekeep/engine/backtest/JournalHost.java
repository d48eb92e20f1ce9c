package dev.tradekeep.engine.backtest;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.engine.books.Journal;
import dev.tradekeep.engine.core.EngineInput;
import dev.tradekeep.engine.run.SimulatedRun;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.store.Durability;
import dev.tradekeep.venue.VenueReport;
import java.util.function.Consumer;

/** Writes the bookings of a backtest behind, in groups; nobody listens and nobody commands. */
final class JournalHost implements SimulatedRun.Host {
    private final Journal journal;
    private final BookWriter writer;
    private final Consumer<Booking> listener;

    /**
     * @param listener hears of each booking first
     */
    JournalHost(Journal journal, BookWriter writer, Consumer<Booking> listener) {
        this.journal = journal;
        this.writer = writer;
        this.listener = listener;
    }

    @Override
    public void book(Durability urgency, Booking booking) {
        listener.accept(booking);
        journal.book(transaction -> {
            writer.write(transaction, booking);
            return null;
        });
    }

    @Override
    public EngineInput.Loaded load(VenueReport report) {
        return new EngineInput.Loaded(report, null, null);
    }

    @Override
    public void reply(long commandId, Order order, OrderEvent event) {
        throw noCommands();
    }

    @Override
    public void confirm(long commandId) {
        throw noCommands();
    }

    @Override
    public void refuse(long commandId, TradekeepException why) {
        throw noCommands();
    }

    private static TradekeepException noCommands() {
        return new TradekeepException(ErrorCode.INTERNAL, "A backtest takes no commands.");
    }

    @Override
    public void publish(Order order, OrderEvent event) {
        // Nobody listens to a backtest while it runs.
    }
}
