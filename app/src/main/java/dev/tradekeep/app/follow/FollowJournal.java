package dev.tradekeep.app.follow;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.follows.FollowRepository;
import dev.tradekeep.store.follows.FollowState;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings into the books how streams are, all that changed in one transaction, and an alert for what
 * is stale for long. One thread at a time.
 */
final class FollowJournal {
    /** What is stale for longer is an alert. */
    static final Duration ALERT_AFTER = Duration.ofMinutes(1);

    private static final int SUBJECT_MAX = 128;

    private static final Logger LOG = LoggerFactory.getLogger(FollowJournal.class);

    private final Store store;
    private final Map<Long, FollowStatus> written = new HashMap<>();
    private final Map<Long, Long> alerted = new HashMap<>();

    FollowJournal(Store store) {
        this.store = store;
    }

    /** Writes what has changed since the last call. */
    void write(Map<Long, FollowStatus> all, long now) {
        Map<Long, FollowStatus> changed = new LinkedHashMap<>();
        Map<Long, FollowStatus> alerts = new LinkedHashMap<>();
        all.forEach((id, status) -> {
            FollowStatus before = written.get(id);
            if (before == null
                    || before.state() != status.state()
                    || !before.reason().equals(status.reason())) {
                changed.put(id, status);
            }
            if (isToBeTold(id, status, now)) {
                alerts.put(id, status);
            }
        });
        if (changed.isEmpty() && alerts.isEmpty()) {
            return;
        }
        try {
            store.write(
                    alerts.isEmpty() ? Durability.RELAXED : Durability.CRITICAL,
                    transaction -> {
                        FollowRepository rows = new FollowRepository(transaction);
                        changed.forEach((id, status) ->
                                rows.note(id, status.state(), orNull(status), status.changedAt()));
                        AlertRepository raised = new AlertRepository(transaction);
                        for (FollowStatus status : alerts.values()) {
                            var _ =
                                    raised.raise(
                                            AlertSeverity.WARNING,
                                            "market.stale",
                                            subject(status),
                                            message(status),
                                            now);
                        }
                        return changed.size();
                    });
        } catch (TradekeepException e) {
            LOG.warn("How streams are is not on the books: {}", e.getMessage());
            return;
        }
        written.putAll(changed);
        alerts.forEach((id, status) -> alerted.put(id, status.changedAt()));
    }

    private boolean isToBeTold(long id, FollowStatus status, long now) {
        long since = now - status.changedAt();
        return status.state() == FollowState.STALE
                && since > ALERT_AFTER.toSeconds() * Micros.PER_SECOND
                && alerted.getOrDefault(id, 0L) != status.changedAt();
    }

    private static @Nullable String orNull(FollowStatus status) {
        return status.reason().isEmpty() ? null : status.reason();
    }

    private static String subject(FollowStatus status) {
        return status.stream().substring(0, Math.min(SUBJECT_MAX, status.stream().length()));
    }

    private static String message(FollowStatus status) {
        return "No news come of "
                + status.stream()
                + " since "
                + Micros.toIso(status.changedAt())
                + ": "
                + status.reason();
    }
}
