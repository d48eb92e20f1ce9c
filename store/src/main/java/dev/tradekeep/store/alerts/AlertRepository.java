package dev.tradekeep.store.alerts;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Alerts in one transaction: open from when they are raised until somebody says they saw it. */
public final class AlertRepository {
    private final Transaction transaction;

    public AlertRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Raises an alert, unless the very same one is open.
     *
     * @param code a stable word for it, 1 to 64 characters
     * @return the id of the alert that is open now
     */
    public long raise(AlertSeverity severity, String code, String message, long at) {
        String word = Word.of(severity);
        Optional<Long> open =
                transaction.find(
                        AlertQuery.FIND_OPEN,
                        p -> p.set(1, code).set(2, word).set(3, message),
                        row -> row.getLong(0));
        return open.orElseGet(() ->
                transaction.insert(
                        AlertQuery.INSERT,
                        p -> p.set(1, word).set(2, code).set(3, message).set(4, at)));
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
                        AlertQuery.ACKNOWLEDGE, p -> p.set(1, id).set(2, userId).set(3, at));
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
                AlertQuery.COUNT_OPEN, p -> p.set(1, Word.of(severity)), row -> row.getLong(0));
    }

    /**
     * Removes alerts that somebody saw before a time.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long before, int rowsMax) {
        return transaction.update(AlertQuery.SWEEP, Binder.of(before, rowsMax));
    }
}
