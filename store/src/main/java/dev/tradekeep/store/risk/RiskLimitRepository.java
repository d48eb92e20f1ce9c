package dev.tradekeep.store.risk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import java.util.List;
import java.util.Optional;

/** Risk limits in one transaction: at most one of a kind and scope. */
public final class RiskLimitRepository {
    private final Transaction transaction;

    public RiskLimitRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Sets a limit and enables it.
     *
     * @param value in the unit of its kind, 0 or more
     * @return its id
     */
    public long set(RiskLimitKind kind, RiskScope scope, long value, long at) {
        Optional<Long> found =
                transaction.find(
                        RiskQuery.FIND_LIMIT, p -> bind(p, kind, scope), row -> row.getLong(0));
        if (found.isPresent()) {
            long id = found.get();
            transaction.update(RiskQuery.UPDATE_LIMIT, Binder.of(id, value, at));
            return id;
        }
        return transaction.insert(
                RiskQuery.INSERT_LIMIT, p -> bind(p, kind, scope).set(5, value).set(6, at));
    }

    /**
     * Enables a limit or disables it.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public void setEnabled(long id, boolean enabled, long at) {
        long rows = transaction.update(RiskQuery.ENABLE_LIMIT, Binder.of(id, enabled ? 1 : 0, at));
        if (rows != 1) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND, "There is no risk limit of id " + id + ".");
        }
    }

    /**
     * The enabled limits that an order of this owner must keep, those of the narrowest scope first.
     */
    public List<RiskLimit> of(long portfolioId, long instrumentId, long engineId) {
        return transaction.list(
                RiskQuery.LIMITS_FOR,
                Binder.of(portfolioId, instrumentId, engineId),
                RiskLimitRepository::readEnabled);
    }

    private static RiskLimit readEnabled(Row row) {
        return new RiskLimit(
                row.getLong(0),
                Word.read(RiskLimitKind.class, row.getText(1)),
                new RiskScope(row.getLongOrNull(2), row.getLongOrNull(3), row.getLongOrNull(4)),
                row.getLong(5),
                true);
    }

    private static Parameters bind(Parameters parameters, RiskLimitKind kind, RiskScope scope) {
        return parameters
                .set(1, Word.of(kind))
                .set(2, scope.portfolioId())
                .set(3, scope.instrumentId())
                .set(4, scope.engineId());
    }
}
