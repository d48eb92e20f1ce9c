package dev.tradekeep.app.cli.market;

import dev.tradekeep.market.imports.FileProfile;
import dev.tradekeep.market.imports.ImportOptions;
import dev.tradekeep.market.imports.TextOptions;
import dev.tradekeep.market.imports.columns.ColumnOptions;
import dev.tradekeep.market.imports.time.TimeFormat;
import dev.tradekeep.market.imports.time.TimeOptions;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the caller knows about how a file is written: use as a {@code @Mixin}. */
final class FileOptions {
    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "Whose files they are, such as metatrader or histdata. Default: as they tell.")
    private @Nullable String profile;

    @Option(
            names = "--sort",
            description =
                    "Bring rows into the order of time. Files that are newest first always are.")
    private boolean sort;

    @Option(
            names = "--columns",
            paramLabel = "FIELD=COLUMN,…",
            description =
                    "Columns by name or number from 1. Default: as the header tells, else in the"
                            + " usual order.")
    private @Nullable String columns;

    @Option(
            names = "--time-columns",
            paramLabel = "DATE,TIME",
            description =
                    "The columns of the date and of the time of day. Default: as the header tells.")
    private @Nullable String timeColumns;

    @Option(names = "--no-volume", description = "Take candles without a volume; it is then 0.")
    private boolean noVolume;

    @Option(
            names = "--symbol-column",
            paramLabel = "COLUMN",
            description = "The column that says whose row it is. Default: as the header tells.")
    private @Nullable String symbolColumn;

    @Option(
            names = "--skip-lines",
            paramLabel = "N",
            description =
                    "Lines before the first record. Default: comments and an address are found.")
    private @Nullable Integer skipLines;

    @Option(
            names = "--delimiter",
            paramLabel = "CHARACTER",
            description =
                    "Between the columns of CSV; 'tab' and 'space' by name. Default: detected.")
    private @Nullable String delimiter;

    @Option(
            names = "--time",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}. Default: detected, and said.")
    private @Nullable TimeFormat timeFormat;

    @Option(
            names = "--time-pattern",
            paramLabel = "PATTERN",
            description = "The form of the times in letters, such as 'dd-MMM-yyyy hh:mm a'.")
    private @Nullable String timePattern;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "Whose clock times without an offset follow, such as America/New_York."
                            + " Default: UTC.")
    private @Nullable String zone;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "The UTC day of times since midnight. Default: as the file's name tells.")
    private @Nullable String date;

    @Option(
            names = "--price-decimals",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Prices are written without their point: with 4, 1674100 is 167.41."
                            + " Default: ${DEFAULT-VALUE}.")
    private int priceDecimals;

    @Option(
            names = "--cut-time",
            description = "Cut times finer than a microsecond to it; they are counted.")
    private boolean cutTime;

    /**
     * The options.
     *
     * @param symbol only rows of this one; null for all
     */
    ImportOptions options(@Nullable String symbol) {
        return new ImportOptions(
                new ColumnOptions(columns, timeColumns, symbolColumn, noVolume),
                times(),
                new TextOptions(skipLines, delimiter == null ? null : character(delimiter), sort),
                symbol,
                profile == null ? null : FileProfile.of(profile),
                priceDecimals);
    }

    private static char character(String text) {
        return switch (text) {
            case "tab", "\\t" -> '\t';
            case "space" -> ' ';
            default -> {
                if (text.length() != 1) {
                    throw new TradekeepException(
                            ErrorCode.INVALID_ARGUMENT,
                            "Wanted one character, tab or space for --delimiter, found \""
                                    + text
                                    + "\".");
                }
                yield text.charAt(0);
            }
        };
    }

    private TimeOptions times() {
        return new TimeOptions(
                timePattern == null ? timeFormat : TimeFormat.PATTERN,
                timePattern,
                zone == null ? null : GridOptions.zone(zone),
                baseDate(),
                cutTime);
    }

    private @Nullable LocalDate baseDate() {
        if (date == null) {
            return null;
        }
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a date such as 2022-12-13 for --date, found \"" + date + "\".",
                    e);
        }
    }
}
