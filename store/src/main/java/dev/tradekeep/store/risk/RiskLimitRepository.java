package dev.tradekeep.store.risk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;

/** Risk limits in one transaction: at most one of a kind, action, scope and asset. */
public final class RiskLimitRepository {
    private final Transaction transaction;

    public RiskLimitRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Sets a limit and enables it.
     *
     * @return its id
     */
    public long set(LimitTerms terms, long at) {
        Optional<Long> found =
                transaction.find(RiskQuery.FIND_LIMIT, p -> bind(p, terms), row -> row.getLong(0));
        if (found.isPresent()) {
            long id = found.get();
            transaction.update(
                    RiskQuery.UPDATE_LIMIT,
                    p -> p.set("id", id).set("value", terms.value()).set("at", at));
            return id;
        }
        return transaction.insert(
                RiskQuery.INSERT_LIMIT,
                p ->
                        bind(p, terms)
                                .set("value", terms.value())
                                .set("enabled", true)
                                .set("created_at", at)
                                .set("updated_at", at));
    }

    /**
     * Enables a limit or disables it.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public void setEnabled(long id, boolean enabled, long at) {
        long rows =
                transaction.update(
                        RiskQuery.ENABLE_LIMIT,
                        p -> p.set("id", id).set("enabled", enabled).set("at", at));
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
                p ->
                        p.set("portfolio_id", portfolioId)
                                .set("instrument_id", instrumentId)
                                .set("engine_id", engineId),
                RiskLimitRepository::read);
    }

    private static RiskLimit read(Row row) {
        return new RiskLimit(
                row.getLong("id"),
                row.getWord(RiskLimitKind.class, "kind"),
                row.getWord(LimitAction.class, "action"),
                new RiskScope(
                        row.getLongOrNull("portfolio_id"),
                        row.getLongOrNull("instrument_id"),
                        row.getLongOrNull("engine_id")),
                row.getLongOrNull("asset_id"),
                row.getLong("value"));
    }

    private static Parameters bind(Parameters p, LimitTerms terms) {
        RiskScope scope = terms.scope();
        return p.set("kind", terms.kind())
                .set("action", terms.action())
                .set("portfolio_id", scope.portfolioId())
                .set("instrument_id", scope.instrumentId())
                .set("engine_id", scope.engineId())
                .set("asset_id", terms.assetId());
    }
}
