package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.instrument.Instrument;

/** What Binance calls instruments: the codes of both assets, one after the other. */
final class Symbols {
    private Symbols() {}

    static String of(Instrument instrument) {
        return instrument.base().code() + instrument.quote().code();
    }
}
