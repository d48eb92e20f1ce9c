package dev.tradekeep.bench.torture.serve;

import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.TransactionMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Another program holds the write lock of the books. */
final class LockHeld implements Scenario.Attack {
    private static final int UNAVAILABLE = 503;
    private static final int BEFORE = 20;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final String READY = "/health/ready";
    private static final String READ = "/api/v1/portfolios?limit=1";

    @Override
    public void run(Siege siege) throws IOException, Unavailable {
        Path file = Books.make(siege.folder(), "held.db");
        try (BesiegedServer server = BesiegedServer.start(file, BesiegedServer.Options.trading());
                Trader trader = new Trader(server.port())) {
            trader.startEngine();
            for (int i = 0; i < BEFORE; i++) {
                siege.require(
                        trader.buy("before-" + i).status() == Trader.OK, "an order is refused");
            }
            int sent = hold(siege, file, server, trader);
            siege.requireStatus(server, READY, Trader.OK);
            for (int i = 0; i < sent; i++) {
                Trader.Answer again = trader.buy(held(i));
                siege.require(again.status() == Trader.OK, "sent again: " + again.body());
            }
            trader.compare(trader, siege);
            siege.requireSound(trader);
            String last = server.end();
            siege.require(last.equals(SiegeProcess.ALL_BOOKED), "the end says " + last);
        }
    }

    /** Returns how many orders were sent meanwhile. */
    private static int hold(Siege siege, Path file, BesiegedServer server, Trader trader)
            throws IOException {
        int seconds = siege.effort(65, 8);
        int sent = 0;
        Duration slowest = Duration.ZERO;
        try (Connection other = Connection.open(file, OpenMode.READ_WRITE)) {
            other.begin(TransactionMode.IMMEDIATE);
            siege.show("the write lock is held for " + seconds + " s");
            long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            while (System.nanoTime() < end) {
                Trader.Answer order = trader.buy(held(sent));
                sent++;
                siege.require(order.status() == UNAVAILABLE, "an order: " + order.body());
                slowest = slowest.compareTo(order.after()) > 0 ? slowest : order.after();
                Trader.Answer read = trader.get(READ);
                siege.require(read.status() == Trader.OK, "a read: " + read.body());
            }
            siege.requireStatus(server, READY, UNAVAILABLE);
            other.rollback();
        }
        siege.figure(
                sent
                        + " orders while the lock was held, the slowest answered in "
                        + slowest.toMillis()
                        + " ms");
        siege.require(slowest.compareTo(ANSWER_MAX) <= 0, "an order waited " + slowest);
        return sent;
    }

    private static String held(int number) {
        return "held-" + number;
    }
}
