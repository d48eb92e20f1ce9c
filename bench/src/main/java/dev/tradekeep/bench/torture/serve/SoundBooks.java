package dev.tradekeep.bench.torture.serve;

import dev.tradekeep.bench.write.LoadedBooks;
import dev.tradekeep.bench.write.MadeUpOrders;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.sqlite.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Books with orders that the audit of a start has nothing against. */
final class SoundBooks {
    private SoundBooks() {}

    static void make(Path file, int orders) {
        LoadedBooks.make(file, 0);
        MadeUpOrders made;
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE)) {
            made = LoadedBooks.rows(connection);
        }
        try (Database database = Database.open(file, Duration.ZERO, InstantSource.system())) {
            var _ =
                    database.write(
                            Durability.RELAXED,
                            transaction -> {
                                OrderRepository books = new OrderRepository(transaction);
                                for (int number = 1; number <= orders; number++) {
                                    OrderEvent event = made.event(number);
                                    books.open(
                                            made.owner(number),
                                            made.order(number).apply(event),
                                            null,
                                            event);
                                }
                                return orders;
                            });
        }
    }
}
