package dev.tradekeep.bench.serve;

import dev.tradekeep.app.startup.Server;
import dev.tradekeep.app.upkeep.UpkeepSettings;
import dev.tradekeep.bench.write.LoadedBooks;
import dev.tradekeep.bench.write.MadeUpOrders;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.sqlite.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that serves books while it writes orders into them at a rate, until its input ends. It
 * prints the port, and at the end how many orders it wrote in how many milliseconds.
 */
final class ServedBooks {
    private static final int TURNS_PER_SECOND = 100;
    private static final long TURN_NANOS = 1_000_000_000 / TURNS_PER_SECOND;

    private ServedBooks() {}

    /**
     * Writes until it is stopped.
     *
     * @param args the file, the number of its orders, and the orders to write a second
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        MadeUpOrders orders;
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE)) {
            orders = LoadedBooks.rows(connection);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Server server = serve(file)) {
            out.println(server.port());
            Load load = new Load(server.database(), orders, Integer.parseInt(args[1]));
            Thread writer =
                    Thread.ofPlatform()
                            .start(() -> load.run(Integer.parseInt(args[2]) / TURNS_PER_SECOND));
            System.in.transferTo(OutputStream.nullOutputStream());
            load.stopped = true;
            join(writer);
            out.println(load.written + " " + load.millis);
        }
    }

    private static Server serve(Path file) {
        Duration limit = Duration.ofSeconds(5);
        Server server =
                OpenServer.on(
                        file,
                        new OpenServer.Options(
                                limit, Duration.ofMinutes(10), limit, UpkeepSettings.NO_COPIES),
                        InstantSource.system(),
                        line -> {});
        server.start();
        return server;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes orders, some every hundredth of a second, each in a task of its own. */
    private static final class Load {
        private final Database database;
        private final MadeUpOrders orders;
        private final long first;
        private volatile boolean stopped;
        private volatile long written;
        private volatile long millis;

        Load(Database database, MadeUpOrders orders, long first) {
            this.database = database;
            this.orders = orders;
            this.first = first;
        }

        void run(int perTurn) {
            long start = System.nanoTime();
            long due = start;
            long number = first;
            while (!stopped) {
                for (int i = 0; i < perTurn; i++) {
                    number++;
                    write(number);
                }
                due += TURN_NANOS;
                LockSupport.parkNanos(due - System.nanoTime());
            }
            written = number - first;
            millis = (System.nanoTime() - start) / 1_000_000;
        }

        private void write(long number) {
            OrderEvent event = orders.event(number);
            Order order = orders.order(number).apply(event);
            var _ =
                    database.submit(
                            Durability.FORCED,
                            transaction -> {
                                new OrderRepository(transaction)
                                        .open(orders.owner(number), order, null, event);
                                return null;
                            });
        }
    }
}
