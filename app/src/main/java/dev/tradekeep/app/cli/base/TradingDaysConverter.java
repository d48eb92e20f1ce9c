package dev.tradekeep.app.cli.base;

import dev.tradekeep.venue.TradingDays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads trading days by their word: {@code every-day}, {@code weekdays} or {@code sessions}. */
final class TradingDaysConverter implements ITypeConverter<TradingDays> {
    @Override
    public TradingDays convert(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "every-day" -> TradingDays.EVERY_DAY;
            case "weekdays" -> TradingDays.WEEKDAYS;
            case "sessions" -> TradingDays.SESSIONS;
            default ->
                    throw new TypeConversionException(
                            "wanted every-day, weekdays or sessions, found \"" + word + "\"");
        };
    }
}
