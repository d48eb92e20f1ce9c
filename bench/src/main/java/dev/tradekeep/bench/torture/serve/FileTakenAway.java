package dev.tradekeep.bench.torture.serve;

import dev.tradekeep.bench.process.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** The file of the books is moved, deleted, or another one is moved over it. */
final class FileTakenAway implements Scenario.Attack {
    private static final int UNAVAILABLE = 503;
    private static final String READY = "/health/ready";

    /** What becomes of the file. */
    private enum Fate {
        MOVED,
        DELETED,
        REPLACED
    }

    @Override
    public void run(Siege siege) throws IOException, Unavailable {
        Path made = Books.make(siege.folder(), "made.db");
        for (Fate fate : Fate.values()) {
            siege.show("the file is " + fate);
            Path folder = Files.createDirectory(siege.folder().resolve(fate.name()));
            take(siege, fate, Files.copy(made, folder.resolve("t.db")));
        }
    }

    private static void take(Siege siege, Fate fate, Path file) throws IOException {
        Path kept = file.resolveSibling("kept.db");
        Path other = Files.copy(file, file.resolveSibling("other.db"));
        byte[] bytes = Files.readAllBytes(other);
        int orders = siege.effort(1_000, 20);
        try (BesiegedServer server = BesiegedServer.start(file, BesiegedServer.Options.trading());
                Trader trader = new Trader(server.port())) {
            trader.startEngine();
            for (int i = 0; i < orders; i++) {
                siege.require(
                        trader.buy("before-" + i).status() == Trader.OK, "an order is refused");
            }
            switch (fate) {
                case MOVED -> Files.move(file, kept);
                case DELETED -> Files.delete(file);
                case REPLACED -> {
                    Files.createLink(kept, file);
                    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            siege.requireStatus(server, READY, UNAVAILABLE);
            for (int i = 0; i < orders / 10; i++) {
                Trader.Answer order = trader.buy("after-" + i);
                siege.require(
                        order.status() == UNAVAILABLE,
                        fate + ", an order after it: " + order.body());
            }
            String last = server.end();
            siege.require(!last.equals(SiegeProcess.ALL_BOOKED), fate + ", the end says " + last);
            if (fate == Fate.REPLACED) {
                siege.require(
                        Arrays.equals(bytes, Files.readAllBytes(file)),
                        "the other file was changed");
            }
            if (fate != Fate.DELETED) {
                putBack(siege, kept, file, trader);
            }
        }
    }

    /** The file at its place again, and its log next to it. */
    private static void putBack(Siege siege, Path kept, Path file, Trader before)
            throws IOException {
        Files.move(kept, file, StandardCopyOption.REPLACE_EXISTING);
        try (BesiegedServer server = BesiegedServer.start(file, BesiegedServer.Options.trading());
                Trader now = new Trader(server.port())) {
            before.compare(now, siege);
            siege.requireSound(now);
        }
    }
}
