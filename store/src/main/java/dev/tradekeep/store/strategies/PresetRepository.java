package dev.tradekeep.store.strategies;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import java.util.List;
import java.util.Optional;

/** Presets and what they trade, in one transaction. A preset is archived, never deleted. */
public final class PresetRepository {
    private final Transaction transaction;

    public PresetRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Adds an active preset.
     *
     * @param name 1 to 64 characters
     * @param parameters such as {@code fast=20,slow=50}; empty for the defaults
     * @param instrumentIds what it trades
     * @return its id
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the name is taken
     */
    public long create(
            long strategyId, String name, String parameters, List<Long> instrumentIds, long at) {
        if (find(name).isPresent()) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "There already is a preset " + name + ". Choose another name.");
        }
        long id =
                transaction.insert(
                        StrategyQuery.INSERT_PRESET,
                        p -> p.set(1, strategyId).set(2, name).set(3, parameters).set(4, at));
        addInstruments(id, instrumentIds);
        return id;
    }

    /**
     * Replaces the parameters of a preset and what it trades.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public void update(long id, String parameters, List<Long> instrumentIds, long at) {
        requireOne(
                transaction.update(
                        StrategyQuery.UPDATE_PRESET,
                        p -> p.set(1, id).set(2, parameters).set(3, at)),
                id);
        transaction.update(StrategyQuery.CLEAR_PRESET_INSTRUMENTS, Binder.of(id));
        addInstruments(id, instrumentIds);
    }

    /**
     * Archives a preset, or makes it active again.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public void setStatus(long id, PresetStatus status, long at) {
        requireOne(
                transaction.update(
                        StrategyQuery.SET_PRESET_STATUS,
                        p -> p.set(1, id).set(2, Word.of(status)).set(3, at)),
                id);
    }

    /** The preset of a name, archived or not. */
    public Optional<Preset> find(String name) {
        return transaction.find(
                StrategyQuery.FIND_PRESET, p -> p.set(1, name), PresetRepository::read);
    }

    /** The preset of an id, archived or not. */
    public Optional<Preset> find(long id) {
        return transaction.find(StrategyQuery.GET_PRESET, Binder.of(id), PresetRepository::read);
    }

    private static Preset read(Row row) {
        return new Preset(
                row.getLong(0),
                row.getText(1),
                row.getText(2),
                row.getText(3),
                Word.read(PresetStatus.class, row.getText(4)),
                row.getLong(5),
                row.getLong(6));
    }

    /** The ids of the instruments that a preset trades, ascending. */
    public List<Long> instruments(long id) {
        return transaction.list(
                StrategyQuery.PRESET_INSTRUMENTS, Binder.of(id), row -> row.getLong(0));
    }

    private void addInstruments(long id, List<Long> instrumentIds) {
        try (Batch batch = transaction.batch(StrategyQuery.INSERT_PRESET_INSTRUMENT)) {
            batch.set(1, id);
            for (long instrumentId : instrumentIds) {
                batch.set(2, instrumentId);
                batch.add();
            }
        }
    }

    private static void requireOne(long rows, long id) {
        if (rows != 1) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND, "There is no preset of id " + id + ".");
        }
    }
}
