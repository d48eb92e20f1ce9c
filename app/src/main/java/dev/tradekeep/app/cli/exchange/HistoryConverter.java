package dev.tradekeep.app.cli.exchange;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many days of candles there are from the start, such as {@code 400d}, in minutes. */
final class HistoryConverter implements ITypeConverter<Integer> {
    /** A candle takes a hundred bytes: these are 150 MB for each symbol. */
    private static final int DAYS_MAX = 1_000;

    private static final int MINUTES_A_DAY = 1_440;

    @Override
    public Integer convert(String text) {
        if (text.matches("[0-9]{1,4}d")) {
            int days = Integer.parseInt(text.substring(0, text.length() - 1));
            if (days > 0 && days <= DAYS_MAX) {
                return days * MINUTES_A_DAY;
            }
        }
        throw new TypeConversionException(
                "Wanted days from 1d to " + DAYS_MAX + "d, found \"" + text + "\".");
    }
}
