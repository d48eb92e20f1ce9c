package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.market.imports.columns.Field;
import dev.tradekeep.market.imports.columns.FieldRole;
import dev.tradekeep.market.imports.time.TimeSurvey;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.text.FileFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first pass over the rows: counts, times and decimals, in constant memory. */
final class SurveyPass implements RowHandler {
    private static final int TIME = 0;

    private final DataKind kind;
    private final FieldRole[] roles;
    private final TimeSurvey times;
    private final DecimalSurvey prices;
    private final PriceSteps steps;
    private final SymbolFilter symbols;
    private final DecimalSurvey volumes = new DecimalSurvey(0);
    private final int[] scales;
    private final int[] scalesMax;
    private boolean[] present = new boolean[0];
    private String source = "";
    private long rows;
    private long unreadable;
    private @Nullable RejectedRow firstUnreadable;

    SurveyPass(DataKind kind, ImportOptions options) {
        this.kind = kind;
        symbols = new SymbolFilter(kind, options.symbol());
        prices = new DecimalSurvey(options.impliedDecimals());
        steps = new PriceSteps(options.impliedDecimals());
        times = new TimeSurvey(options.times());
        roles = kind.fields().stream().map(Field::role).toArray(FieldRole[]::new);
        scales = new int[roles.length];
        scalesMax = new int[roles.length];
    }

    void startEntry(String entrySource, EntryLayout layout) {
        source = entrySource;
        symbols.start(entrySource, layout.columns());
        present = layout.columns().present();
        times.startEntry(layout.baseDate());
    }

    @Override
    public void row(RawRow row) {
        if (!symbols.takes(row)) {
            return;
        }
        rows++;
        String problem = row.problem();
        if (problem == null) {
            problem = learn(row);
        }
        if (problem == null) {
            return;
        }
        unreadable++;
        if (firstUnreadable == null) {
            firstUnreadable = new RejectedRow(source, row.line(), row.place() + problem);
        }
    }

    /** Counts the numbers of a row as a whole or not at all. */
    private @Nullable String learn(RawRow row) {
        int field = TIME;
        try {
            // The step between rows is that of all rows with a time.
            times.add(row.text(TIME));
            for (field = TIME + 1; field < roles.length; field++) {
                if (present[field]) {
                    measure(field, row.text(field));
                }
            }
        } catch (TradekeepException e) {
            return kind.fields().get(field).label() + ": " + e.getMessage();
        }
        for (field = TIME + 1; field < roles.length; field++) {
            if (present[field]) {
                survey(field).count(scales[field], scalesMax[field]);
                if (roles[field] == FieldRole.PRICE) {
                    steps.add(row.text(field));
                }
            }
        }
        return null;
    }

    private void measure(int field, CharSequence text) {
        DecimalSurvey survey = survey(field);
        int scale = survey.scaleOf(text);
        // A size of more decimals may be rounded, a price may not.
        scales[field] = roles[field] == FieldRole.PRICE ? FixedPoint.requireScale(scale) : scale;
        scalesMax[field] = survey.scaleMaxWith(text);
    }

    private DecimalSurvey survey(int field) {
        return roles[field] == FieldRole.PRICE ? prices : volumes;
    }

    /**
     * What the pass found.
     *
     * @throws TradekeepException when no row could be read, or times of day have no day
     */
    Findings findings(String file) {
        symbols.requireOne(file, rows);
        if (rows == 0) {
            throw FileFailure.malformed(file, "there are no " + kind.noun() + " in the file");
        }
        if (rows == unreadable) {
            throw new TradekeepException(
                    ErrorCode.FILE_MALFORMED, firstUnreadable + " No row can be read.");
        }
        if (times.lacksBaseDate()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    file
                            + ": the times are milliseconds since midnight, and no name holds a"
                            + " day such as 20221213; give the base date.");
        }
        if (times.isAmbiguous()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    file
                            + ": the day and the month of the dates cannot be told apart; say"
                            + " --time day_first or --time month_first.");
        }
        return new Findings(
                rows,
                unreadable,
                times,
                prices.range(),
                steps.step(),
                volumes.range(),
                firstUnreadable);
    }

    /** What the rows of a file say; the rest of a survey is about the file itself. */
    record Findings(
            long rows,
            long unreadable,
            TimeSurvey times,
            DecimalRange prices,
            PriceStep step,
            DecimalRange volumes,
            @Nullable RejectedRow firstUnreadable) {

        FileSurvey survey(
                long fileBytes,
                long modifiedMillis,
                String sha256,
                List<EntryLayout> layouts,
                ImportOptions options) {
            return new FileSurvey(
                    fileBytes,
                    modifiedMillis,
                    sha256,
                    layouts,
                    options,
                    rows,
                    unreadable,
                    times.format(),
                    times.isNewestFirst(),
                    times.firstMicros(),
                    times.lastMicros(),
                    times.interval(),
                    times.isRegular(),
                    prices,
                    step,
                    volumes,
                    firstUnreadable);
        }
    }
}
