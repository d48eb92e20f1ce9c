package dev.tradekeep.bench.torture.serve;

import dev.tradekeep.bench.process.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The clock of the machine is years ahead, and then right again; it also jumps about. */
final class ClockGoesBack implements Scenario.Attack {
    private static final int YEARS_AHEAD_SECONDS = (int) Duration.ofDays(4 * 365).toSeconds();
    private static final int JUMP_SECONDS_MAX = (int) Duration.ofDays(30).toSeconds();
    private static final int ORDERS_BETWEEN = 5;

    @Override
    public void run(Siege siege) throws IOException, Unavailable {
        Path file = Books.make(siege.folder(), "clock.db");
        List<Path> copies = new ArrayList<>();
        String last;
        try (BesiegedServer server =
                        BesiegedServer.start(file, BesiegedServer.Options.trading().withCopies());
                Trader trader = new Trader(server.port())) {
            trader.startEngine();
            Random random = new Random(1);
            List<Integer> offsets = new ArrayList<>(List.of(YEARS_AHEAD_SECONDS, 0));
            int jumps = siege.effort(200, 10);
            for (int i = 0; i < jumps; i++) {
                offsets.add(random.nextInt(-JUMP_SECONDS_MAX, JUMP_SECONDS_MAX));
            }
            offsets.add(0);
            for (int i = 0; i < offsets.size(); i++) {
                server.order(SiegeProcess.CLOCK + " " + offsets.get(i));
                siege.show("the clock is off by " + offsets.get(i) + " s");
                trade(siege, trader, "jump-" + i + "-", copies);
            }
            siege.figure((offsets.size() - 1) + " times the clock was set");
            trader.compare(trader, siege);
            siege.requireSound(trader);
            last = server.end();
        }
        siege.require(last.equals(SiegeProcess.ALL_BOOKED), "the end says " + last);
        check(siege, file, copies);
    }

    private static void trade(Siege siege, Trader trader, String ids, List<Path> copies)
            throws IOException {
        for (int i = 0; i < ORDERS_BETWEEN; i++) {
            Trader.Answer order = trader.buy(ids + i);
            siege.require(order.status() == Trader.OK, "an order: " + order.body());
        }
        Trader.Answer backup = trader.post("/api/v1/database/backup", "");
        siege.require(backup.status() == Trader.OK, "a backup: " + backup.body());
        if (backup.status() == Trader.OK) {
            Path copy = Path.of(backup.json().get("backup").asString());
            siege.require(Files.exists(copy), copy + " is gone as soon as it was made");
            copies.add(copy);
        }
    }

    private static void check(Siege siege, Path file, List<Path> copies) {
        Path folder = siege.folder();
        String backup = Books.complaint(folder, "db", "verify", copies.getLast().toString());
        siege.require(backup.isEmpty(), "the last backup: " + backup);
        String restored = folder.resolve("restored.db").toString();
        String archive =
                Books.complaint(
                        folder,
                        "db",
                        "restore",
                        "--from",
                        file.resolveSibling("archive").toString(),
                        "--db",
                        restored);
        siege.require(archive.isEmpty(), "the archive: " + archive);
        String audit = Books.complaint(folder, "db", "audit", "--level", "full", "--db", restored);
        siege.require(audit.isEmpty(), "the books made of the archive: " + audit);
    }
}
