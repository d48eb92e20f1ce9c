package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.booking.MoneyWitness;
import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.engine.core.Command;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.PromptStore;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.engines.Engine;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EngineProgressRepository;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.portfolio.LedgerAccount;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.portfolio.TransferRepository;
import dev.tradekeep.store.sql.Transaction;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes what one portfolio holds: through its engine, so that what the engine remembers changes
 * with the books. An engine that does not run is loaded for this one booking.
 */
final class MoneyLegs {
    private final Store store;
    private final Store prompt;
    private final EngineManager engines;
    private final Supplier<StrategyCatalog> strategies;
    private final InstantSource clock;

    MoneyLegs(
            Store store,
            EngineManager engines,
            Supplier<StrategyCatalog> strategies,
            InstantSource clock) {
        this.store = store;
        prompt = new PromptStore(store);
        this.engines = engines;
        this.strategies = strategies;
        this.clock = clock;
    }

    /**
     * A change of what a portfolio holds.
     *
     * @param change asset units, not 0
     * @param witness notes it in the transaction that books it
     */
    record Leg(
            long portfolioId,
            long assetId,
            long change,
            LedgerAccount counterpart,
            Posting.Reason reason,
            MoneyWitness witness) {
        Command.Move command(long id, int portfolio, Asset asset) {
            return new Command.Move(id, portfolio, asset, change, counterpart, reason, witness);
        }
    }

    /**
     * Checks that money can be moved into a portfolio.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when it takes none
     */
    void requireTakes(long portfolioId) {
        var _ = prompt.write(Durability.RELAXED, t -> engineOf(t, portfolioId) != null);
    }

    /**
     * Books a leg; it is on disk when this returns.
     *
     * @throws TradekeepException when it cannot be booked; nothing of it is then
     */
    void book(Leg leg) {
        Asset asset =
                prompt.write(
                        Durability.RELAXED, t -> new InstrumentRepository(t).asset(leg.assetId()));
        Engine engine = prompt.write(Durability.RELAXED, t -> engineOf(t, leg.portfolioId()));
        if (engine == null) {
            bookAlone(leg, asset);
            return;
        }
        PaperEngine running = engines.running(engine.name());
        if (running != null) {
            var _ = Completion.awaitPromptly(running.move(leg, asset), "The transfer");
            return;
        }
        engines.whileStopped(
                engine.name(),
                () -> {
                    if (hasTraded(engine)) {
                        bookAsleep(engine, leg, asset);
                    } else {
                        bookAlone(leg, asset);
                    }
                });
    }

    /** The engine that trades for a portfolio; null when none does. */
    private static @Nullable Engine engineOf(Transaction transaction, long portfolioId) {
        List<Engine> found = new EngineRepository(transaction).ofPortfolio(portfolioId);
        for (Engine engine : found) {
            if (engine.mode() != EngineMode.PAPER) {
                throw new TradekeepException(
                        ErrorCode.CONFLICT,
                        "The portfolio belongs to engine "
                                + engine.name()
                                + ", which is not one on paper: its money stays as it is.");
            }
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    private boolean hasTraded(Engine engine) {
        return prompt.write(
                Durability.RELAXED,
                t -> new EngineProgressRepository(t).lastBooking(engine.id()).number() > 0);
    }

    /** Losses of a portfolio that was never traded are measured from nothing. */
    private void bookAlone(Leg leg, Asset asset) {
        long at = Micros.now(clock);
        prompt.write(
                Durability.FORCED,
                transaction -> {
                    long held =
                            new PortfolioRepository(transaction)
                                    .balances(leg.portfolioId())
                                    .getOrDefault(asset, 0L);
                    if (FixedPoint.add(held, leg.change()) < 0) {
                        throw new TradekeepException(
                                ErrorCode.CONFLICT,
                                "The portfolio has "
                                        + FixedPoint.format(held, asset.scale())
                                        + " "
                                        + asset.code()
                                        + ", wanted to take out "
                                        + FixedPoint.format(-leg.change(), asset.scale())
                                        + ".");
                    }
                    new TransferRepository(transaction)
                            .book(
                                    leg.portfolioId(),
                                    leg.assetId(),
                                    leg.change(),
                                    leg.counterpart(),
                                    leg.reason(),
                                    at);
                    leg.witness().note(transaction);
                    return null;
                });
    }

    private void bookAsleep(Engine engine, Leg leg, Asset asset) {
        record Loaded(PaperPlan plan, BookWriter.RunOwner owner) {}
        Loaded loaded =
                prompt.write(
                        Durability.RELAXED,
                        transaction -> {
                            new EngineRepository(transaction).fence(engine.id());
                            long epoch =
                                    new EngineProgressRepository(transaction).epoch(engine.id());
                            return new Loaded(
                                    PaperPlan.read(transaction, strategies.get(), engine),
                                    new BookWriter.RunOwner(engine.id(), 0, epoch, null));
                        });
        try (Reader reader = store.openReader()) {
            PaperRun run =
                    new PaperRun(
                            store,
                            reader,
                            loaded.plan(),
                            loaded.owner(),
                            PaperRun.newIncarnation(),
                            EngineListener.NONE,
                            () -> {});
            CompletableFuture<@Nullable Void> answer = new CompletableFuture<>();
            run.move(leg, asset, answer);
            run.await();
            var _ = Completion.await(answer);
        }
    }
}
