package dev.tradekeep.app.alerts;

import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.alerts.AlertMeasure;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.alerts.AlertRule;
import dev.tradekeep.store.alerts.Measured;
import dev.tradekeep.store.alerts.RuleRepository;
import dev.tradekeep.store.sqlite.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the figures that rules watch, and raises an alert of each that is beyond its bound. */
final class MeasureWatch {
    private static final Logger LOG = LoggerFactory.getLogger(MeasureWatch.class);
    private static final long MIB = 1_048_576;

    private final Database database;
    private final Reads reads;
    private final InstantSource clock;

    MeasureWatch(Database database, Reads reads, InstantSource clock) {
        this.database = database;
        this.reads = reads;
        this.clock = clock;
    }

    private record Beyond(AlertRule rule, AlertMeasure measure, long threshold, Measured figure) {
        String message() {
            String unit = measure.unit().isEmpty() ? "" : " " + measure.unit();
            return figure.value()
                    + unit
                    + " "
                    + measure.meaning()
                    + ", which is "
                    + measure.comparison()
                    + " the "
                    + threshold
                    + unit
                    + " of rule "
                    + rule.name()
                    + ".";
        }
    }

    /** Looks once. */
    void look() {
        long now = Micros.now(clock);
        List<Beyond> beyond =
                reads.read(transaction -> {
                    RuleRepository rules = new RuleRepository(transaction);
                    List<Beyond> found = new ArrayList<>();
                    for (AlertRule rule : rules.all()) {
                        AlertMeasure measure = rule.terms().measure();
                        Long threshold = rule.terms().threshold();
                        if (measure == null || threshold == null || !rule.terms().enabled()) {
                            continue;
                        }
                        for (Measured figure : figures(rules, measure, now)) {
                            if (measure.isBeyond(figure.value(), threshold)) {
                                found.add(new Beyond(rule, measure, threshold, figure));
                            }
                        }
                    }
                    return found;
                });
        if (!beyond.isEmpty()) {
            raise(beyond, now);
        }
    }

    private List<Measured> figures(RuleRepository rules, AlertMeasure measure, long now) {
        return switch (measure) {
            case DATABASE_SIZE -> List.of(new Measured("file", database.sizeBytes() / MIB));
            case DATABASE_FREE -> free();
            case ENGINE_SILENCE,
                    ACCOUNT_LATENCY,
                    ACCOUNT_FAILURES,
                    ACCOUNT_CLOCK,
                    RISK_DRAWDOWN,
                    RISK_DENIALS ->
                    rules.measure(measure, now);
        };
    }

    private List<Measured> free() {
        try {
            long bytes = Files.getFileStore(database.path()).getUsableSpace();
            return List.of(new Measured("disk", bytes / MIB));
        } catch (IOException e) {
            LOG.warn("The free room of the disk cannot be told: {}", e.getMessage());
            return List.of();
        }
    }

    private void raise(List<Beyond> beyond, long now) {
        database.write(
                Durability.CRITICAL,
                transaction -> {
                    AlertRepository alerts = new AlertRepository(transaction);
                    for (Beyond one : beyond) {
                        var _ =
                                alerts.raise(
                                        one.rule().terms().severity(),
                                        one.measure().code(),
                                        one.rule().subject(one.figure().subject()),
                                        one.message(),
                                        now);
                    }
                    return null;
                });
    }
}
