package dev.tradekeep.bench.audit;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.orders.OrderOwner;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.sqlite.Database;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Producers that write durable orders as fast as they are acknowledged. */
final class OrderLoad {
    private static final int PRODUCERS = 64;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Instrument INSTRUMENT =
            new Instrument("MADE/UP", new Asset("MADE", 8), new Asset("UP", 2), 2, 8, 1, 1, 0, 0);
    private static final OrderOwner OWNER = new OrderOwner(1, 1, 1);

    private final Database database;
    private final AtomicLong next = new AtomicLong(1);

    OrderLoad(Database database) {
        this.database = database;
    }

    /** Writes so many orders; returns how many a second. */
    double perSecond(int orders) {
        long last = next.get() + orders;
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int producer = 0; producer < PRODUCERS; producer++) {
                threads.execute(() -> {
                    for (long n = next.getAndIncrement(); n < last; n = next.getAndIncrement()) {
                        write(n);
                    }
                });
            }
        }
        next.set(last);
        return orders / ((System.nanoTime() - start) / NANOS_PER_SECOND);
    }

    private void write(long n) {
        OrderEvent event = new OrderEvent.Submitted(n);
        Order order = Order.market("load-" + n, INSTRUMENT, Side.BUY, 1, n).apply(event);
        database.<@Nullable Void>write(
                Durability.FORCED,
                t -> {
                    new OrderRepository(t).open(OWNER, order, null, event);
                    return null;
                });
    }
}
