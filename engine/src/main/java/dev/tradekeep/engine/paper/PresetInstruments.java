package dev.tradekeep.engine.paper;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.strategies.Preset;
import dev.tradekeep.store.strategies.PresetRepository;
import java.util.Comparator;
import java.util.List;

/**
 * A preset with what it trades.
 *
 * @param instruments at least one, by symbol
 */
public record PresetInstruments(Preset preset, List<ListedInstrument> instruments) {
    /** The preset of a name. */
    public static PresetInstruments read(Transaction transaction, String name) {
        return read(
                transaction,
                new PresetRepository(transaction)
                        .find(name)
                        .orElseThrow(() ->
                                new TradekeepException(
                                        ErrorCode.NOT_FOUND, "There is no preset " + name + ".")));
    }

    /** The preset of an id. */
    static PresetInstruments read(Transaction transaction, long id) {
        return read(transaction, new PresetRepository(transaction).find(id).orElseThrow());
    }

    private static PresetInstruments read(Transaction transaction, Preset preset) {
        InstrumentRepository instruments = new InstrumentRepository(transaction);
        List<ListedInstrument> listed =
                new PresetRepository(transaction)
                        .instruments(preset.id()).stream()
                                .map(id -> instruments.find(id).orElseThrow())
                                .sorted(Comparator.comparing(one -> one.instrument().symbol()))
                                .toList();
        if (listed.isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Wanted a preset with an instrument, found none in "
                            + preset.name()
                            + ". Update it with --instruments.");
        }
        return new PresetInstruments(preset, listed);
    }

    /** The strategy with its parameters. */
    public String strategyText() {
        String parameters = preset.terms().parameters();
        return parameters.isEmpty() ? preset.strategy() : preset.strategy() + ":" + parameters;
    }
}
