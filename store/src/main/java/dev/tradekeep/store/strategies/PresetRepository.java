package dev.tradekeep.store.strategies;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Presets and what they trade, in one transaction. A preset is archived, never deleted. */
public final class PresetRepository {
    /** Characters of a name at most. */
    public static final int NAME_CHARACTERS_MAX = 64;

    private final Transaction transaction;

    public PresetRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Adds an active preset.
     *
     * @param name 1 to 64 characters
     * @param instrumentIds what it trades
     * @return its id
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the name is taken
     */
    public long create(
            long strategyId, String name, PresetTerms terms, List<Long> instrumentIds, long at) {
        PlainName.requireForPath("preset", name, NAME_CHARACTERS_MAX);
        if (find(name).isPresent()) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "There already is a preset " + name + ". Choose another name.");
        }
        long id =
                transaction.insert(
                        StrategyQuery.INSERT_PRESET,
                        p ->
                                p.set("strategy_id", strategyId)
                                        .set("name", name)
                                        .set("parameters", terms.parameters())
                                        .set("interval_micros", intervalMicros(terms))
                                        .set("own_portfolio", terms.ownPortfolio())
                                        .set("status", PresetStatus.ACTIVE)
                                        .set("created_at", at)
                                        .set("updated_at", at));
        addInstruments(id, instrumentIds);
        return id;
    }

    /**
     * Replaces what a preset does and what it trades.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public void update(long id, PresetTerms terms, List<Long> instrumentIds, long at) {
        requireOne(
                transaction.update(
                        StrategyQuery.UPDATE_PRESET,
                        p ->
                                p.set("id", id)
                                        .set("parameters", terms.parameters())
                                        .set("interval_micros", intervalMicros(terms))
                                        .set("own_portfolio", terms.ownPortfolio())
                                        .set("at", at)),
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
                        p -> p.set("id", id).set("status", status).set("at", at)),
                id);
    }

    /** The preset of a name, archived or not. */
    public Optional<Preset> find(String name) {
        return transaction.find(
                StrategyQuery.FIND_PRESET, p -> p.set("name", name), PresetRepository::read);
    }

    /** The preset of an id, archived or not. */
    public Optional<Preset> find(long id) {
        return transaction.find(StrategyQuery.GET_PRESET, Binder.of(id), PresetRepository::read);
    }

    private static @Nullable Long intervalMicros(PresetTerms terms) {
        Interval interval = terms.interval();
        return interval == null ? null : (Long) interval.micros();
    }

    private static Preset read(Row row) {
        Long interval = row.getLongOrNull("interval_micros");
        return new Preset(
                row.getLong("id"),
                row.getText("strategy"),
                row.getText("name"),
                new PresetTerms(
                        row.getText("parameters"),
                        interval == null ? null : new Interval(interval),
                        row.getBoolean("own_portfolio")),
                row.getWord(PresetStatus.class, "status"),
                row.getLong("created_at"),
                row.getLong("updated_at"));
    }

    /** The ids of the instruments that a preset trades, ascending. */
    public List<Long> instruments(long id) {
        return transaction.list(
                StrategyQuery.PRESET_INSTRUMENTS, Binder.of(id), row -> row.getLong(0));
    }

    private void addInstruments(long id, List<Long> instrumentIds) {
        try (Batch batch = transaction.batch(StrategyQuery.INSERT_PRESET_INSTRUMENT)) {
            batch.set("preset_id", id);
            for (long instrumentId : instrumentIds) {
                batch.set("instrument_id", instrumentId);
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
