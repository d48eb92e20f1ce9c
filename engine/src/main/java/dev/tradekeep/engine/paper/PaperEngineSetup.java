package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.CashRoom;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EnginePresetRepository;
import dev.tradekeep.store.engines.EnginePresetRepository.EnginePreset;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.portfolio.LedgerRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A new engine that runs on paper, with a portfolio of its name, and one more for each further
 * preset that wants its own.
 *
 * @param name 1 to 32 characters
 * @param presets the names of what it runs, at least one
 * @param cash of each portfolio to start with, a decimal above 0 in its quote asset
 * @param autoStart whether it starts with the server
 * @param rules by which its orders are filled, and what that costs
 */
public record PaperEngineSetup(
        String name, List<String> presets, String cash, boolean autoStart, VenueSettings rules) {
    /** Presets of an engine. */
    private static final int PRESETS_MAX = 100;

    public PaperEngineSetup {
        presets = List.copyOf(presets);
    }

    /**
     * Makes it.
     *
     * @param at UTC microseconds
     * @return its id
     * @throws TradekeepException when a name is taken or none, a preset is not there or trades
     *     nothing, the instruments are not of one exchange and those of a portfolio not of one
     *     quote asset, or the cash is no such amount
     */
    public long create(Transaction transaction, long at) {
        if (name.isBlank() || name.length() > EngineRepository.NAME_CHARACTERS_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a name of 1 to "
                            + EngineRepository.NAME_CHARACTERS_MAX
                            + " characters.");
        }
        requireFree(transaction, NameQuery.ENGINE, name);
        List<PresetInstruments> found = presets(transaction);
        ListedInstrument first = found.getFirst().instruments().getFirst();
        EngineRepository engines = new EngineRepository(transaction);
        List<Group> groups = groups(found);
        for (Group group : groups) {
            requireFree(transaction, NameQuery.PORTFOLIO, group.portfolio());
        }
        PortfolioRepository portfolios = new PortfolioRepository(transaction);
        long own = portfolios.ensure(name, at);
        long id = engines.ensure(name, EngineMode.PAPER, first.exchangeId(), own, at);
        engines.configure(id, null, autoStart);
        rules.save(transaction, id);
        for (Group group : groups) {
            long portfolioId = portfolios.ensure(group.portfolio(), at);
            for (PresetInstruments preset : group.presets()) {
                new EnginePresetRepository(transaction)
                        .add(id, new EnginePreset(preset.preset().id(), portfolioId));
            }
            deposit(transaction, portfolioId, group.quote(first.exchangeId()), at);
        }
        return id;
    }

    /** Presets that trade for one portfolio. */
    private record Group(String portfolio, List<PresetInstruments> presets) {
        /** An instrument whose quote asset is that of all. */
        ListedInstrument quote(long exchangeId) {
            ListedInstrument first = presets.getFirst().instruments().getFirst();
            for (PresetInstruments preset : presets) {
                for (ListedInstrument listed : preset.instruments()) {
                    if (listed.exchangeId() != exchangeId) {
                        throw conflict("instruments of one exchange", first, listed);
                    }
                    if (listed.quoteAssetId() != first.quoteAssetId()) {
                        throw conflict(
                                "instruments of one quote asset for portfolio " + portfolio,
                                first,
                                listed);
                    }
                }
            }
            return first;
        }
    }

    private static TradekeepException conflict(
            String wanted, ListedInstrument one, ListedInstrument other) {
        return new TradekeepException(
                ErrorCode.CONFLICT,
                "Wanted "
                        + wanted
                        + ", found "
                        + one.instrument().symbol()
                        + " and "
                        + other.instrument().symbol()
                        + ".");
    }

    private List<PresetInstruments> presets(Transaction transaction) {
        if (presets.isEmpty() || presets.size() > PRESETS_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted 1 to " + PRESETS_MAX + " presets, found " + presets.size() + ".");
        }
        if (new HashSet<>(presets).size() < presets.size()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted each preset once, found " + String.join(", ", presets) + ".");
        }
        return presets.stream().map(one -> PresetInstruments.read(transaction, one)).toList();
    }

    /** The portfolio of the engine's name is for those that share one, else for the first. */
    private List<Group> groups(List<PresetInstruments> found) {
        List<PresetInstruments> shared = new ArrayList<>();
        List<PresetInstruments> alone = new ArrayList<>();
        for (PresetInstruments preset : found) {
            (preset.preset().terms().ownPortfolio() ? alone : shared).add(preset);
        }
        if (shared.isEmpty()) {
            shared.add(alone.removeFirst());
        }
        List<Group> groups = new ArrayList<>();
        groups.add(new Group(name, shared));
        for (PresetInstruments preset : alone) {
            groups.add(new Group(name + "-" + preset.preset().name(), List.of(preset)));
        }
        return groups;
    }

    private static void requireFree(Transaction transaction, NameQuery query, String wanted) {
        if (transaction.find(query, p -> p.set(1, wanted), row -> row.getLong(0)).isPresent()) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "There is an engine or a portfolio " + wanted + ". Choose another name.");
        }
    }

    private void deposit(
            Transaction transaction, long portfolioId, ListedInstrument listed, long at) {
        long amount = CashRoom.parse("cash", cash, listed.instrument().quote());
        CandleRepository candles = new CandleRepository(transaction);
        candles.longestSeries(listed.id())
                .flatMap(series -> candles.lowest(series.id()))
                .ifPresent(price -> CashRoom.require(listed.instrument(), amount, price));
        long assetId = listed.quoteAssetId();
        new PortfolioRepository(transaction).saveBalance(portfolioId, assetId, amount, at);
        new LedgerRepository(transaction).post(Posting.deposit(portfolioId, assetId, amount, at));
    }
}
