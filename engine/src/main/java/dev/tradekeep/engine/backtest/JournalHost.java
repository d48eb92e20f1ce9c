package dev.tradekeep.engine.backtest;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.engine.books.Journal;
import dev.tradekeep.engine.run.UnheardHost;
import dev.tradekeep.store.Durability;
import java.util.function.Consumer;

/** Writes the bookings of a backtest behind, in groups; nobody listens and nobody commands. */
final class JournalHost implements UnheardHost {
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
}
