package dev.tradekeep.store.risk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Halts in one transaction. What was raised holds until a person clears it. */
public final class TradingHaltRepository {
    private final Transaction transaction;

    public TradingHaltRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Raises a halt. One of this level that holds for exactly this portfolio already stays as it
     * is, with its first reason.
     *
     * @param portfolioId null for all of them
     * @param reason for people, not empty
     * @param raisedBy the user who raises it; null when the program does
     * @return the id of the halt that holds
     */
    public long raise(
            HaltLevel level,
            @Nullable Long portfolioId,
            String reason,
            @Nullable Long raisedBy,
            long at) {
        for (TradingHalt halt : held()) {
            if (halt.level() == level && Objects.equals(halt.portfolioId(), portfolioId)) {
                return halt.id();
            }
        }
        return transaction.insert(
                RiskQuery.INSERT_HALT,
                p ->
                        p.set("level", level)
                                .set("portfolio_id", portfolioId)
                                .set("reason", reason)
                                .set("raised_by", raisedBy)
                                .set("raised_at", at));
    }

    /**
     * Clears a halt. Only a person may.
     *
     * @param clearedBy the user; null for whoever sits at the machine
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when no such halt holds
     */
    public void clear(long id, @Nullable Long clearedBy, long at) {
        long rows =
                transaction.update(
                        RiskQuery.CLEAR_HALT,
                        p -> p.set("id", id).set("cleared_by", clearedBy).set("at", at));
        if (rows != 1) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND, "No halt of id " + id + " holds. Nothing was cleared.");
        }
    }

    /** The halts that hold, the oldest first. */
    public List<TradingHalt> held() {
        // Raised at any time: a clock that was set back must not lift a halt.
        return transaction.list(
                RiskQuery.HELD_HALTS, Binder.of(Long.MAX_VALUE), TradingHaltRepository::readHalt);
    }

    private static TradingHalt readHalt(Row row) {
        return new TradingHalt(
                row.getLong("id"),
                row.getWord(HaltLevel.class, "level"),
                row.getLongOrNull("portfolio_id"),
                row.getText("reason"),
                row.getLongOrNull("raised_by"),
                row.getLong("raised_at"));
    }
}
