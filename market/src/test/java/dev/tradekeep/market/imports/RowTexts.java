package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.market.imports.columns.Field;
import dev.tradekeep.market.imports.columns.FieldRole;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.text.ReadProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file as an import does, and says each row in words. */
final class RowTexts {
    private RowTexts() {}

    /** Every row as its time and its numbers, with spaces; a bad row is an error. */
    static List<String> of(Path path, DataKind kind, ImportOptions options) {
        MarketFile file = new MarketFile(path, kind, options);
        FileSurvey survey = file.survey(ReadProgress.NONE);
        @Nullable Interval interval = kind == DataKind.CANDLES ? survey.interval() : null;
        ReadSettings settings = ReadSettings.of(survey, false).withInterval(interval);
        List<String> rows = new ArrayList<>();
        file.read(
                survey,
                settings,
                (values, line) -> rows.add(text(kind, values, settings)),
                ReadProgress.NONE);
        return rows;
    }

    private static String text(DataKind kind, long[] values, ReadSettings settings) {
        StringBuilder text = new StringBuilder(Micros.toIso(values[0]));
        for (Field field : kind.fields().subList(1, kind.fields().size())) {
            int scale =
                    field.role() == FieldRole.PRICE
                            ? settings.priceScale()
                            : settings.volumeScale();
            text.append(' ').append(FixedPoint.formatShort(values[field.index()], scale));
        }
        return text.toString();
    }
}
