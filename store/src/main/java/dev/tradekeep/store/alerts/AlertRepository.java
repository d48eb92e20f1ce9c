package dev.tradekeep.store.alerts;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Alerts in one transaction: open from when they are raised until somebody says they saw it. */
public final class AlertRepository {
    private final Transaction transaction;

    public AlertRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Raises an alert that is about nothing in particular. */
    public long raise(AlertSeverity severity, String code, String message, long at) {
        return raise(severity, code, "", message, at);
    }

    /**
     * Raises an alert, unless one of its code, severity and subject is open: what fails again and
     * again is told once, with the words of the first time.
     *
     * @param code a stable word for its cause, 1 to 64 characters
     * @param subject what it is about, such as {@code limit 3}, at most 128 characters
     * @return the id of the alert that is open now
     */
    public long raise(
            AlertSeverity severity, String code, String subject, String message, long at) {
        Optional<Long> open =
                transaction.find(
                        AlertQuery.FIND_OPEN,
                        p -> p.set("code", code).set("severity", severity).set("subject", subject),
                        row -> row.getLong(0));
        return open.orElseGet(() ->
                transaction.insert(
                        AlertQuery.INSERT,
                        p ->
                                p.set("code", code)
                                        .set("severity", severity)
                                        .set("subject", subject)
                                        .set("message", message)
                                        .set("raised_at", at)));
    }

    /**
     * Notes that somebody saw an alert.
     *
     * @param userId null when it was the person at this machine
     * @return whether nobody had before
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public boolean acknowledge(long id, @Nullable Long userId, long at) {
        long changed =
                transaction.update(
                        AlertQuery.ACKNOWLEDGE,
                        p -> p.set("id", id).set("user_id", userId).set("at", at));
        if (changed == 0
                && !transaction.get(AlertQuery.EXISTS, Binder.of(id), row -> row.getBoolean(0))) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND, "There is no alert of id " + id + ".");
        }
        return changed == 1;
    }

    /** How many alerts of a severity are open. */
    public long countOpen(AlertSeverity severity) {
        return transaction.get(
                AlertQuery.COUNT_OPEN, p -> p.set("severity", severity), row -> row.getLong(0));
    }

    /**
     * Deletes alerts that somebody saw before a time.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long before, int rowsMax) {
        return transaction.update(
                AlertQuery.SWEEP, p -> p.set("before", before).set("rows_max", rowsMax));
    }
}
