package dev.tradekeep.app.startup;

import dev.tradekeep.app.http.routes.InitializationReport;
import dev.tradekeep.app.http.routes.StatusBoard;
import dev.tradekeep.app.upkeep.BooksMaintenance;
import dev.tradekeep.market.series.load.SlicedLoad;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.backup.BackupRepository;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceCause;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceReport;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceRepository;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What a start looks at. Each step answers what it found, in words, and puts on the board what
 * later requests ask for.
 *
 * @param limit how long the audit may take
 */
record StartChecks(StatusBoard board, Duration limit, InstantSource clock) {
    String verify(Database database) {
        InitializationReport report = InitializationReport.of(database);
        board.setVerified(new StatusBoard.Verified(report.schema(), report.settings()));
        report.requireSound();
        return report.schema().tables()
                + " tables, "
                + report.schema().indexes()
                + " indexes, "
                + report.settings().size()
                + " settings as wanted";
    }

    String audit(Database database) {
        QuickAudit.Result result = QuickAudit.run(database, limit);
        board.setAudit(new StatusBoard.LastAudit(result.issues(), Micros.now(clock)));
        if (!result.issues().isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.BOOKS_DO_NOT_BALANCE,
                    result.issues().size() + " found, the first: " + result.issues().getFirst());
        }
        return result.finished()
                ? result.rows() + " rows compared, nothing found"
                : "nothing found in "
                        + limit().toSeconds()
                        + " s; the books are too large to check all of them at a start";
    }

    /** What imports left when the process before ended; orders are taken meanwhile. */
    String imports(Database database) {
        return SlicedLoad.recover(database, clock) + " finished or dropped that were interrupted";
    }

    /** Closes the upkeep that the process before left open, and says how many pieces of it. */
    long closeAbandoned(Database database) {
        long at = Micros.now(clock);
        return database.write(
                Durability.RELAXED,
                transaction ->
                        new MaintenanceRepository(transaction).abandon(at)
                                + new BackupRepository(transaction).abandon(at));
    }

    /** After the server is ready: what it costs delays nobody. */
    void optimize(Database database, Consumer<String> log) {
        try {
            MaintenanceReport report =
                    BooksMaintenance.of(database, clock, MaintenanceCause.STARTUP).optimize();
            report.notes().forEach(note -> log.accept("statistics refreshed of " + note));
        } catch (TradekeepException e) {
            log.accept("statistics not refreshed: " + e.getMessage());
        }
    }
}
