package dev.tradekeep.app.cli.base;

import dev.tradekeep.venue.FillModel;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a fill model by its word, such as {@code next-open-tick}. */
final class FillModelConverter implements ITypeConverter<FillModel> {
    @Override
    public FillModel convert(String word) {
        return Arrays.stream(FillModel.values())
                .filter(model -> wordOf(model).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                "wanted bars or next-open-tick, found \"" + word + "\""));
    }

    private static String wordOf(FillModel model) {
        return model.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
