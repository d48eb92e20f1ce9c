package dev.tradekeep.engine.booking;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.store.instruments.ListedInstrument;

/**
 * An instrument that an engine trades.
 *
 * @param index its place among those of the engine
 */
public record Market(int index, ListedInstrument listed) {
    public Instrument instrument() {
        return listed.instrument();
    }
}
