package dev.tradekeep.app.cli.exchange;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.FeeRates;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 0.1} or {@code 0.02/0.1}: percent, of makers and of takers. */
final class FeesConverter implements ITypeConverter<FeeRates> {
    private static final int PERCENT_MAX = 10;

    @Override
    public FeeRates convert(String text) {
        int slash = text.indexOf('/');
        return new FeeRates(
                rate(text, slash < 0 ? text : text.substring(0, slash)),
                rate(text, slash < 0 ? text : text.substring(slash + 1)),
                FeeRates.STANDARD.discount());
    }

    private static long rate(String text, String percent) {
        try {
            long units = FixedPoint.parse(percent, Quote.SCALE - 2);
            if (units >= 0 && units <= PERCENT_MAX * Quote.UNIT / 100) {
                return units;
            }
        } catch (TradekeepException notANumber) {
            // Told below, with what was wanted.
        }
        throw new TypeConversionException(
                "Wanted a fee in percent, such as 0.1, or of makers and takers, such as 0.02/0.1,"
                        + " from 0 to "
                        + PERCENT_MAX
                        + ", found \""
                        + text
                        + "\".");
    }
}
