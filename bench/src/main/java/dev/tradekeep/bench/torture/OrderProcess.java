package dev.tradekeep.bench.torture;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.engines.EngineRunRepository;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.orders.OrderOwner;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.Database;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Books orders as fast as it can until it is killed, and prints the id of each once it is durable.
 *
 * <p>Each order is one unit of work of four rows: it is opened, and accepted by the exchange. So an
 * order without both events, or with another status than the second left, is half a transaction.
 */
final class OrderProcess {
    /** Events of an order that is whole. */
    static final int EVENTS = 2;

    private static final int PRODUCERS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Instrument INSTRUMENT =
            new Instrument("MADE/UP", new Asset("MADE", 8), new Asset("UP", 2), 2, 8, 1, 1, 0, 0);

    private final Database database;
    private final OrderOwner owner;
    private final String prefix;
    private final PrintStream out;

    private OrderProcess(Database database, String prefix, PrintStream out) {
        this.database = database;
        this.prefix = prefix;
        this.out = out;
        owner = database.write(Durability.FORCED, OrderProcess::ensureOwner);
    }

    /** {@code FILE PREFIX}: the books, and what the ids of this run begin with. */
    public static void main(String[] args) {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (Database database =
                Database.open(Path.of(args[0]), PATIENCE, InstantSource.system())) {
            new OrderProcess(database, args[1], out).run();
        }
    }

    private void run() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int producer = 0; producer < PRODUCERS; producer++) {
                String name = prefix + "-" + producer + "-";
                threads.execute(() -> produce(name));
            }
        }
    }

    private void produce(String name) {
        // A reader that is gone sets the stream's error.
        for (int n = 1; !out.checkError(); n++) {
            String id = name + n;
            Order created = Order.limit(id, INSTRUMENT, Side.BUY, n, n, n);
            database.<@Nullable Void>write(
                    Durability.FORCED,
                    t -> {
                        book(t, created);
                        return null;
                    });
            out.println(id);
        }
    }

    private void book(Transaction transaction, Order created) {
        OrderRepository orders = new OrderRepository(transaction);
        OrderEvent sent = new OrderEvent.Submitted(created.createdAt());
        Order submitted = created.apply(sent);
        orders.open(owner, submitted, null, sent);
        OrderEvent heard =
                new OrderEvent.Accepted(created.createdAt(), "x-" + created.clientOrderId());
        orders.apply(submitted.apply(heard), EVENTS, heard);
    }

    private static OrderOwner ensureOwner(Transaction transaction) {
        InstrumentRepository instruments = new InstrumentRepository(transaction);
        EngineRepository engines = new EngineRepository(transaction);
        long exchange = instruments.ensureExchange("torture", ExchangeKind.SIMULATED, 1);
        long instrument =
                instruments
                        .find(exchange, INSTRUMENT.symbol())
                        .orElseGet(() -> instruments.insert(exchange, INSTRUMENT, 1))
                        .id();
        long portfolio = new PortfolioRepository(transaction).ensure("torture", 1);
        long engine = engines.ensure("torture", EngineMode.PAPER, exchange, portfolio, 1);
        return new OrderOwner(
                new EngineRunRepository(transaction).start(engine, "torture", 0, 1),
                portfolio,
                instrument);
    }
}
