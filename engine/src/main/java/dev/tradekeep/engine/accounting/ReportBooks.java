package dev.tradekeep.engine.accounting;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.portfolio.Movement;
import dev.tradekeep.store.portfolio.MovementRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sql.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What reports read of the books: movements, and the names of things. For one thread. */
public final class ReportBooks {
    private final Transaction transaction;
    private final MovementRepository movements;
    private final Map<Long, ListedInstrument> instruments = new HashMap<>();
    private final Map<Long, Asset> assets = new HashMap<>();
    private final Map<Long, String> portfolios = new HashMap<>();
    private final Set<Long> backtested;

    public ReportBooks(Transaction transaction) {
        this.transaction = transaction;
        movements = new MovementRepository(transaction);
        backtested = movements.backtested();
    }

    /** An instrument by its id. */
    public ListedInstrument instrument(long id) {
        return instruments.computeIfAbsent(
                id,
                key ->
                        new InstrumentRepository(transaction)
                                .find(key)
                                .orElseThrow(() ->
                                        new IllegalStateException(
                                                "A trade is of an instrument that is not there")));
    }

    /** An asset by its id. */
    public Asset asset(long id) {
        return assets.computeIfAbsent(id, new InstrumentRepository(transaction)::asset);
    }

    /**
     * The id of an asset.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is none of this code
     */
    public long assetId(String code) {
        return new InstrumentRepository(transaction)
                .findStoredAsset(code)
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.NOT_FOUND, "There is no asset \"" + code + "\"."))
                .id();
    }

    /** The name of a portfolio. */
    public String portfolio(long id) {
        return portfolios.computeIfAbsent(id, new PortfolioRepository(transaction)::name);
    }

    MovementRepository movements() {
        return movements;
    }

    /** Visits what moved, in the order in which it was booked, up to the end of a report's time. */
    void forEach(ReportScope scope, Consumer<Movement> visitor) {
        movements.forEach(movement -> {
            if (movement.at() < scope.period().to()) {
                visitor.accept(movement);
            }
        });
    }

    /** Whether a report has rows of a portfolio. */
    boolean isWanted(ReportScope scope, long portfolioId) {
        return scope.portfolios().isEmpty()
                ? !backtested.contains(portfolioId)
                : scope.portfolios().contains(portfolioId);
    }

    /** Whether the lots of a portfolio may end in another one. */
    boolean isBacktest(long portfolioId) {
        return backtested.contains(portfolioId);
    }
}
