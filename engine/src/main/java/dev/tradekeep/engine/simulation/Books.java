package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.books.BookReader;
import dev.tradekeep.engine.core.Command;
import dev.tradekeep.engine.core.EngineInput;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.OpenOrder;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.venue.VenueReport;
import org.jspecify.annotations.Nullable;

/** The books as a process has them open, and what it reads from them. */
final class Books {
    private final Reader reader;

    Books(Store store) {
        reader = store.openReader();
    }

    void close() {
        reader.close();
    }

    <R extends @Nullable Object> R read(UnitOfWork<R> work) {
        return reader.read(work);
    }

    /** What an engine remembers. */
    EngineState load(EngineSetup setup, long engineId) {
        return read(new BookReader(setup, engineId)::read);
    }

    /** The halts and limits that hold. */
    Command.Restrict restrictions(EngineSetup setup, long engineId) {
        BookReader books = new BookReader(setup, engineId);
        return read(transaction ->
                new Command.Restrict(books.halts(transaction), books.limits(transaction)));
    }

    /** Whether an order of this id of a caller is there. */
    boolean has(String callerOrderId) {
        return read(transaction ->
                new OrderRepository(transaction).findByCallerId(callerOrderId).isPresent());
    }

    /** The order that a report is about, with its group. */
    EngineInput.Loaded load(EngineSetup setup, long engineId, VenueReport report) {
        BookReader books = new BookReader(setup, engineId);
        return read(transaction -> {
            OpenOrder order = books.order(transaction, report.clientOrderId()).orElse(null);
            GroupMember member = order == null ? null : order.order().request().member();
            return new EngineInput.Loaded(
                    report,
                    order,
                    member == null
                            ? null
                            : books.group(transaction, member.groupId()).orElse(null));
        });
    }
}
