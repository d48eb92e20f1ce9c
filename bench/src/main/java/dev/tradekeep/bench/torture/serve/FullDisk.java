package dev.tradekeep.bench.torture.serve;

import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The disk of the books is full, and has room again; on a small one that the system lets us mount.
 */
final class FullDisk implements Scenario.Attack {
    private static final int FULL = 507;
    private static final int ORDERS_BEFORE = 100;
    private static final int ORDERS_MAX = 10_000;
    private static final String MOUNT = "mount -t tmpfs -o size=60m tmpfs \"$1\"";
    private static final String READY = "/health/ready";

    @Override
    public void run(Siege siege) throws IOException, Unavailable {
        Path disk = Files.createDirectory(siege.folder().resolve("disk"));
        Program.run(siege.folder(), mounting(MOUNT, disk));
        Path file = Books.make(siege.folder(), "made.db");
        List<String> within =
                mounting(MOUNT + " && cp \"$2\" \"$1/t.db\" && shift 2 && exec \"$@\"", disk, file);
        try (BesiegedServer server =
                        BesiegedServer.start(
                                disk.resolve("t.db"),
                                siege.folder().resolve("server.log"),
                                BesiegedServer.Options.trading().within(within));
                Trader trader = new Trader(server.port())) {
            trader.startEngine();
            int rounds = siege.effort(5, 1);
            for (int round = 0; round < rounds; round++) {
                siege.show("the disk is filled, " + (round + 1) + " of " + rounds);
                fill(siege, server, trader, "round-" + round + "-");
            }
            trader.compare(trader, siege);
            siege.requireSound(trader);
            String last = server.end();
            siege.require(last.equals(SiegeProcess.ALL_BOOKED), "the end says " + last);
        }
    }

    private static void fill(Siege siege, BesiegedServer server, Trader trader, String ids)
            throws IOException {
        awaitHolding(trader);
        for (int i = 0; i < ORDERS_BEFORE; i++) {
            Trader.Answer order = trader.buy(ids + "before-" + i);
            siege.require(order.status() == Trader.OK, "an order: " + order.body());
        }
        server.order(SiegeProcess.FILL);
        int sent = 0;
        Trader.Answer entry = trader.buy(ids + sent);
        while (entry.status() == Trader.OK && sent < ORDERS_MAX) {
            sent++;
            entry = trader.buy(ids + sent);
        }
        siege.figure(sent + " orders fitted into what the log had room for");
        siege.require(entry.status() == FULL, "an entry on a full disk: " + entry.body());
        Trader.Answer exit = trader.exit();
        siege.require(exit.status() == Trader.OK, "an exit on a full disk: " + exit.body());
        Trader.Answer halt =
                trader.post(
                        "/api/v1/trading-halts",
                        "{\"level\": \"no_entries\", \"reason\": \"the disk is full\"}");
        siege.require(halt.status() == Trader.OK, "a halt on a full disk: " + halt.body());
        server.order(SiegeProcess.FREE);
        if (halt.status() == Trader.OK) {
            Trader.Answer cleared =
                    trader.send(
                            "DELETE",
                            "/api/v1/trading-halts/" + halt.json().get("id").asLong(),
                            "");
            siege.require(
                    cleared.status() == Trader.OK, "the halt is not lifted: " + cleared.body());
        }
        siege.requireStatus(server, READY, Trader.OK);
        Trader.Answer next = trader.buy(ids + "after");
        siege.require(next.status() == Trader.OK, "an order with room again: " + next.body());
    }

    /** Until there is something to exit from. */
    private static void awaitHolding(Trader trader) throws IOException {
        long end = System.nanoTime() + BesiegedServer.PATIENCE.toNanos();
        while (!trader.exit().body().contains("\"submitted\"") && System.nanoTime() < end) {
            LockSupport.parkNanos(BesiegedServer.TRY_EVERY_NANOS);
        }
    }

    private static List<String> mounting(String script, Path disk, Path... more) {
        List<String> command =
                new ArrayList<>(
                        List.of("unshare", "-rm", "bash", "-c", script, "bash", disk.toString()));
        for (Path path : more) {
            command.add(path.toString());
        }
        return command;
    }
}
