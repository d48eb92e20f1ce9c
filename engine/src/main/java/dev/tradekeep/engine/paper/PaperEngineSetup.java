package dev.tradekeep.engine.paper;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.portfolio.LedgerRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.strategies.Preset;
import dev.tradekeep.store.strategies.PresetRepository;
import java.util.List;

/**
 * A new engine that runs on paper, with a portfolio of its own and of its name.
 *
 * @param name 1 to 32 characters
 * @param preset the name of a preset of one instrument
 * @param cash to start with, a decimal above 0 in the quote asset
 * @param autoStart whether it starts with the server
 */
public record PaperEngineSetup(String name, String preset, String cash, boolean autoStart) {
    private static final int NAME_CHARACTERS_MAX = 32;

    /**
     * Makes it.
     *
     * @param at UTC microseconds
     * @return its id
     * @throws TradekeepException when the name is taken or none, the preset is not there or not of
     *     one instrument, or the cash is no such amount
     */
    public long create(Transaction transaction, long at) {
        if (name.isBlank() || name.length() > NAME_CHARACTERS_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a name of 1 to " + NAME_CHARACTERS_MAX + " characters.");
        }
        requireFree(transaction, NameQuery.ENGINE);
        requireFree(transaction, NameQuery.PORTFOLIO);
        Preset found =
                new PresetRepository(transaction)
                        .find(preset)
                        .orElseThrow(() ->
                                new TradekeepException(
                                        ErrorCode.NOT_FOUND, "There is no preset " + preset + "."));
        ListedInstrument listed = instrument(transaction, found);
        long amount = FixedPoint.parse(cash, listed.instrument().quote().scale());
        if (amount <= 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Wanted cash above 0, found " + cash + ".");
        }
        PortfolioRepository portfolios = new PortfolioRepository(transaction);
        long portfolioId = portfolios.ensure(name, at);
        EngineRepository engines = new EngineRepository(transaction);
        long id = engines.ensure(name, EngineMode.PAPER, listed.exchangeId(), portfolioId, at);
        engines.configure(id, null, found.id(), autoStart);
        deposit(transaction, portfolioId, listed.quoteAssetId(), amount, at);
        return id;
    }

    private void requireFree(Transaction transaction, NameQuery query) {
        if (transaction.find(query, p -> p.set(1, name), row -> row.getLong(0)).isPresent()) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "There is an engine or a portfolio " + name + ". Choose another name.");
        }
    }

    private static ListedInstrument instrument(Transaction transaction, Preset preset) {
        List<Long> ids = new PresetRepository(transaction).instruments(preset.id());
        if (ids.size() != 1) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Wanted a preset of one instrument, found "
                            + ids.size()
                            + " in "
                            + preset.name()
                            + ".");
        }
        return new InstrumentRepository(transaction).find(ids.getFirst()).orElseThrow();
    }

    private static void deposit(
            Transaction transaction, long portfolioId, long assetId, long amount, long at) {
        new PortfolioRepository(transaction).saveBalance(portfolioId, assetId, amount, at);
        new LedgerRepository(transaction).post(Posting.deposit(portfolioId, assetId, amount, at));
    }
}
