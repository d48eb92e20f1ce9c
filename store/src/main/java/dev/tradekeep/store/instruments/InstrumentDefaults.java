package dev.tradekeep.store.instruments;

import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.number.Decimal;

/**
 * What an exchange says of all its instruments of a kind.
 *
 * @param quote code of the asset they are paid with
 * @param tickSize above 0
 * @param lotSize above 0
 * @param contractMultiplier above 0
 */
public record InstrumentDefaults(
        InstrumentKind kind,
        String quote,
        Decimal tickSize,
        Decimal lotSize,
        Decimal contractMultiplier) {}
