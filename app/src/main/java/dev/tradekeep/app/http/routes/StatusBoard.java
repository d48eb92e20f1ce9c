package dev.tradekeep.app.http.routes;

import dev.tradekeep.store.sqlite.file.Setting;
import dev.tradekeep.store.sqlite.migrate.SchemaSummary;
import dev.tradekeep.store.startups.StartupOutcome;
import dev.tradekeep.store.startups.StartupStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the running server, kept ready so that telling it costs the same whatever the
 * size of the books. Thread-safe.
 */
public final class StatusBoard {
    private final String version;
    private final long startedAt;
    private final long startedNanos = System.nanoTime();
    private final List<StartupStep> steps = new CopyOnWriteArrayList<>();
    private volatile StartupOutcome outcome = StartupOutcome.STARTING;
    private volatile boolean installed;
    private volatile @Nullable Verified verified;
    private volatile @Nullable LastAudit audit;

    /**
     * @param startedAt UTC microseconds
     */
    public StatusBoard(String version, long startedAt) {
        this.version = version;
        this.startedAt = startedAt;
    }

    /**
     * The file as it was found at the start.
     *
     * @param settings as a connection answers them
     */
    public record Verified(SchemaSummary schema, Map<Setting, String> settings) {
        public Verified {
            settings = Map.copyOf(settings);
        }
    }

    /**
     * What the last audit found.
     *
     * @param issues the first of them, a line each, at most {@link #ISSUES_MAX}
     * @param found how many there were
     * @param at UTC microseconds
     */
    public record LastAudit(List<String> issues, int found, long at) {
        /** As many as tell what kind of damage it is; the audit itself lists them all. */
        public static final int ISSUES_MAX = 20;

        public LastAudit {
            issues = issues.stream().limit(ISSUES_MAX).toList();
        }

        public LastAudit(List<String> issues, long at) {
            this(issues, issues.size(), at);
        }
    }

    String version() {
        return version;
    }

    long startedAt() {
        return startedAt;
    }

    long uptimeSeconds() {
        return (System.nanoTime() - startedNanos) / 1_000_000_000;
    }

    /** The steps of the start so far. */
    public List<StartupStep> steps() {
        return List.copyOf(steps);
    }

    /** A step has ended. */
    public void add(StartupStep step) {
        steps.add(step);
    }

    StartupOutcome outcome() {
        return outcome;
    }

    /** How the start went. */
    public void setOutcome(StartupOutcome outcome) {
        this.outcome = outcome;
    }

    /** Whether there is an administrator. */
    public boolean installed() {
        return installed;
    }

    /** There is an administrator. */
    public void setInstalled() {
        installed = true;
    }

    Optional<Verified> verified() {
        return Optional.ofNullable(verified);
    }

    /** The file has been looked at. */
    public void setVerified(Verified found) {
        verified = found;
    }

    Optional<LastAudit> audit() {
        return Optional.ofNullable(audit);
    }

    /** An audit has ended. */
    public void setAudit(LastAudit found) {
        audit = found;
    }
}
