package dev.tradekeep.app.startup;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.file.DamageMark;
import dev.tradekeep.store.startups.StartupStep;
import dev.tradekeep.store.startups.StepOutcome;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts of a start: of what it could not do, and of what ended the run before. */
final class StartAlerts {
    private static final Logger LOG = LoggerFactory.getLogger(StartAlerts.class);

    private final InstantSource clock;
    private final Optional<String> writerStopped;
    private final List<StartupStep> failed = new ArrayList<>();

    /**
     * @param file of the database, which is not open yet: a mark next to it tells of a failure
     */
    StartAlerts(Path file, InstantSource clock) {
        this.clock = clock;
        writerStopped = DamageMark.of(file).reason();
    }

    /** A step has ended. */
    void hear(StartupStep step) {
        if (step.outcome() == StepOutcome.FAILED) {
            failed.add(step);
        }
    }

    /** Raises what there is to tell: a writer that stopped could not do so itself. */
    void raise(Database database) {
        writerStopped.ifPresent(why ->
                raise(
                        database,
                        "writer.stopped",
                        "",
                        "The writer had stopped: "
                                + why
                                + " The file was read whole and is sound; look after the disk."));
        for (StartupStep step : failed) {
            raise(
                    database,
                    "startup.failed",
                    step.name(),
                    "The start could not do \"" + step.name() + "\": " + step.detail());
        }
    }

    private void raise(Database database, String code, String subject, String message) {
        long at = Micros.now(clock);
        try {
            long id =
                    database.write(
                            Durability.CRITICAL,
                            transaction ->
                                    new AlertRepository(transaction)
                                            .raise(
                                                    AlertSeverity.CRITICAL,
                                                    code,
                                                    subject,
                                                    message,
                                                    at));
            LOG.info("Alert {}: {}", id, message);
        } catch (TradekeepException e) {
            LOG.warn("The alert {} cannot be raised: {}", code, e.getMessage());
        }
    }
}
