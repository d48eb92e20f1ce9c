package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A process that books pairs until it is killed, ships them, and prints after some how many lie in
 * the archive.
 *
 * <p>Arguments: the database, and the archive.
 */
final class ShippingProcess {
    private static final int PAIRS_A_LINE = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ShippingProcess() {}

    public static void main(String[] arguments) {
        try (Database database = TestBooks.open(Path.of(arguments[0]));
                ChangeShipper shipper =
                        ChangeShipper.start(
                                database,
                                Path.of(arguments[1]),
                                ShipperSettings.DEFAULT,
                                InstantSource.system())) {
            for (int pair = 0; pair < Integer.MAX_VALUE; pair++) {
                if (pair % PAIRS_A_LINE == 0) {
                    shipper.flush(PATIENCE);
                    System.out.println(pair);
                }
                Backups.bookPair(database, pair);
            }
        }
    }
}
