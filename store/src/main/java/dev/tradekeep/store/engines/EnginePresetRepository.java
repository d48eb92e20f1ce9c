package dev.tradekeep.store.engines;

import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What engines run, in one transaction: presets, and the strategies that they come to. */
public final class EnginePresetRepository {
    private final Transaction transaction;

    public EnginePresetRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** A preset that an engine runs, and for which portfolio. */
    public record EnginePreset(long presetId, long portfolioId) {}

    /**
     * A strategy of an engine: a preset on one of its instruments.
     *
     * @param slot its number, which no other ever has
     */
    public record EngineSlot(
            int slot, long presetId, long instrumentId, Interval interval, long portfolioId) {}

    /** Lets an engine run a preset. */
    public void add(long engineId, EnginePreset preset) {
        transaction.update(
                EnginePresetQuery.ADD,
                p ->
                        p.set("engine_id", engineId)
                                .set("preset_id", preset.presetId())
                                .set("portfolio_id", preset.portfolioId()));
    }

    /** What an engine runs, by the presets' names. */
    public List<EnginePreset> presets(long engineId) {
        // By name, so that no order depends on the keys of rows.
        SortedMap<String, EnginePreset> found = new TreeMap<>();
        transaction.forEach(
                EnginePresetQuery.PRESETS,
                p -> p.set("engine_id", engineId),
                row ->
                        found.put(
                                row.getText("name"),
                                new EnginePreset(
                                        row.getLong("preset_id"), row.getLong("portfolio_id"))));
        return List.copyOf(found.values());
    }

    /** Gives a strategy of an engine its number. */
    public void add(long engineId, EngineSlot slot) {
        transaction.update(
                EnginePresetQuery.ADD_SLOT,
                p ->
                        p.set("engine_id", engineId)
                                .set("slot", slot.slot())
                                .set("preset_id", slot.presetId())
                                .set("instrument_id", slot.instrumentId())
                                .set("interval_micros", slot.interval().micros())
                                .set("portfolio_id", slot.portfolioId()));
    }

    /** Every strategy that an engine ever had, by number. */
    public List<EngineSlot> slots(long engineId) {
        return transaction.list(
                EnginePresetQuery.SLOTS,
                p -> p.set("engine_id", engineId),
                row ->
                        new EngineSlot(
                                row.getInt("slot"),
                                row.getLong("preset_id"),
                                row.getLong("instrument_id"),
                                new Interval(row.getLong("interval_micros")),
                                row.getLong("portfolio_id")));
    }
}
