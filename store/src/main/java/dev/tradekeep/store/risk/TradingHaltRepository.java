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
     * A halt that is to be raised.
     *
     * @param portfolioId null for all of them
     * @param instrumentId null for all of them
     * @param limitId of the limit that raises it; null for none
     * @param reason for people, not empty
     * @param raisedBy the user who raises it; null for whoever sits at the machine, or the program
     */
    public record Wanted(
            HaltLevel level,
            @Nullable Long portfolioId,
            @Nullable Long instrumentId,
            @Nullable Long limitId,
            String reason,
            @Nullable Long raisedBy) {

        /** Whether a halt is of this level and for exactly the same. */
        boolean isLike(TradingHalt halt) {
            return halt.level() == level
                    && Objects.equals(halt.portfolioId(), portfolioId)
                    && Objects.equals(halt.instrumentId(), instrumentId);
        }
    }

    /**
     * Raises a halt. One of this level that holds for exactly the same already stays as it is, with
     * its first reason.
     *
     * @return the id of the halt that holds
     */
    public long raise(Wanted wanted, long at) {
        for (TradingHalt halt : held()) {
            if (wanted.isLike(halt)) {
                return halt.id();
            }
        }
        return transaction.insert(
                RiskQuery.INSERT_HALT,
                p ->
                        p.set("level", wanted.level())
                                .set("portfolio_id", wanted.portfolioId())
                                .set("instrument_id", wanted.instrumentId())
                                .set("limit_id", wanted.limitId())
                                .set("reason", wanted.reason())
                                .set("raised_by", wanted.raisedBy())
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

    /** Clears the halts of a portfolio whose only run is over, such as that of a backtest. */
    public void clearAllOf(long portfolioId, long at) {
        transaction.update(
                RiskQuery.CLEAR_HALTS_OF_PORTFOLIO,
                p -> p.set("portfolio_id", portfolioId).set("at", at));
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
                row.getLongOrNull("instrument_id"),
                row.getLongOrNull("limit_id"),
                row.getText("reason"),
                row.getLongOrNull("raised_by"),
                row.getLong("raised_at"));
    }
}
