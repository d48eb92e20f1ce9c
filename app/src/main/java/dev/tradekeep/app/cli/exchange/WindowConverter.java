package dev.tradekeep.app.cli.exchange;

import dev.tradekeep.venue.local.binance.VenueSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many milliseconds old a request may be. */
final class WindowConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        if (text.matches("[0-9]{1,5}")) {
            int millis = Integer.parseInt(text);
            if (millis > 0 && millis <= VenueSettings.RECV_WINDOW_MILLIS_MAX) {
                return millis;
            }
        }
        throw new TypeConversionException(
                "Wanted milliseconds from 1 to "
                        + VenueSettings.RECV_WINDOW_MILLIS_MAX
                        + ", found \""
                        + text
                        + "\".");
    }
}
