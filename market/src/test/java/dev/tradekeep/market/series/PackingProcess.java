package dev.tradekeep.market.series;

import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.nio.file.Path;

/**
 * A process that packs all ticks of a database and unpacks them again, without end. It prints a
 * line after each chunk.
 */
public final class PackingProcess {
    private static final TickPacking.Listener PRINTER =
            new TickPacking.Listener() {
                @Override
                public void advanced(long done, long total) {
                    System.out.println("chunk");
                }
            };

    private PackingProcess() {}

    public static void main(String[] arguments) {
        try (Database database = TestBooks.open(Path.of(arguments[0]))) {
            TickPacking packing = new TickPacking(database);
            while (true) {
                packing.pack(Long.MAX_VALUE, PRINTER);
                packing.unpack(PRINTER);
            }
        }
    }
}
