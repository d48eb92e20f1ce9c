package dev.tradekeep.store.sqlite.maintenance;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that rewrites a whole database. It prints {@code start}, and {@code done} or the code
 * of the error; then it waits for a line.
 *
 * <p>Argument: the file.
 */
final class VacuumProcess {
    private VacuumProcess() {}

    public static void main(String[] arguments) throws IOException {
        try (Database database = TestBooks.open(Path.of(arguments[0]))) {
            System.out.println("start");
            MaintenanceReport report =
                    new DatabaseMaintenance(
                                    database, TestBooks.CLOCK, MaintenanceCause.COMMAND, List.of())
                            .vacuumFully();
            System.out.println("done " + report.figures());
        } catch (TradekeepException e) {
            System.out.println(e.code() + " " + e.getMessage());
        }
        int ignored = System.in.read();
        assert ignored >= -1;
    }
}
