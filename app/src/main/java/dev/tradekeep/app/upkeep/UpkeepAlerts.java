package dev.tradekeep.app.upkeep;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.sqlite.maintenance.FailureListener;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceJob;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an alert of scheduled upkeep that failed: {@code backup.failed}, {@code retention.failed}
 * and so on. One of each is open at most, however often it fails.
 */
final class UpkeepAlerts implements FailureListener {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepAlerts.class);

    private final Store store;
    private final InstantSource clock;

    UpkeepAlerts(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void failed(MaintenanceJob job, RuntimeException cause) {
        String code = job.name().replace(' ', '_') + ".failed";
        String message = "Scheduled upkeep, " + job.name() + ": " + why(cause);
        try {
            long id =
                    store.write(
                            Durability.FORCED,
                            t ->
                                    new AlertRepository(t)
                                            .raise(
                                                    AlertSeverity.WARNING,
                                                    code,
                                                    message,
                                                    Micros.now(clock)));
            LOG.info("Alert {}: {}", id, message);
        } catch (TradekeepException e) {
            LOG.warn("The alert {} cannot be raised: {}", code, e.getMessage());
        }
    }

    private static String why(RuntimeException cause) {
        return cause instanceof TradekeepException known
                ? String.valueOf(known.getMessage())
                : "a defect of the program; its log says more. " + cause;
    }
}
