package dev.tradekeep.app.cli.exchange;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.local.fault.FaultSpec;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code latency=30,jitter=10}. */
final class FaultConverter implements ITypeConverter<FaultSpec> {
    @Override
    public FaultSpec convert(String text) {
        try {
            return FaultSpec.parse(text);
        } catch (TradekeepException wrong) {
            throw new TypeConversionException(wrong.getMessage());
        }
    }
}
