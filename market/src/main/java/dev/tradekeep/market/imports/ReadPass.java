package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.ColumnMapping;
import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.market.imports.columns.Field;
import dev.tradekeep.market.imports.columns.FieldRole;
import dev.tradekeep.market.imports.time.TimeFormat;
import dev.tradekeep.market.imports.time.TimeOptions;
import dev.tradekeep.market.imports.time.TimeText;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second pass over the rows: exact, checked, in the order of time where that is wanted, and
 * handed to the sink.
 */
final class ReadPass implements RowHandler, AutoCloseable {
    private static final int TIME = 0;

    private final DataKind kind;
    private final ReadSettings settings;
    private final int impliedDecimals;
    private final RowSink sink;
    private final SymbolFilter symbols;
    private final @Nullable RowSorter sorter;
    private final GapDetector gaps;
    private final Field[] fields;
    private final FieldRole[] roles;
    private final long[] values;
    private final List<RejectedRow> rejects = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private boolean[] present = new boolean[0];
    private TimeText times = new TimeText(TimeFormat.ISO, TimeOptions.DETECT, null);
    private long rows;
    private long accepted;
    private long rejected;
    private long rounded;
    private long previousTime;
    private boolean rowRounded;

    ReadPass(DataKind kind, ReadSettings settings, FileSurvey survey, RowSink sink) {
        this.kind = kind;
        this.settings = settings;
        this.impliedDecimals = survey.options().impliedDecimals();
        this.sink = sink;
        symbols = new SymbolFilter(kind, survey.options().symbol());
        this.gaps = new GapDetector(settings.grid());
        fields = kind.fields().toArray(Field[]::new);
        values = new long[fields.length];
        roles = kind.fields().stream().map(Field::role).toArray(FieldRole[]::new);
        sorter =
                survey.newestFirst() || survey.options().text().sort()
                        ? new RowSorter(fields.length + 3, survey.newestFirst())
                        : null;
    }

    void startEntry(String entrySource, TimeText entryTimes, ColumnMapping columns) {
        sources.add(entrySource);
        times = entryTimes;
        present = columns.present();
    }

    @Override
    public void row(RawRow row) {
        if (!symbols.takes(row)) {
            return;
        }
        rows++;
        String problem = row.problem();
        if (problem == null) {
            problem = parse(row);
        }
        if (problem == null) {
            problem = RowChecks.check(kind, values, settings);
        }
        if (problem != null) {
            reject(sources.size() - 1, row.line(), row.place() + problem);
        } else if (sorter == null) {
            accept(sources.size() - 1, row.line());
        } else {
            keep(sorter, row.line());
        }
    }

    /** A row waits for its turn with what is to be said of it. */
    private void keep(RowSorter rowSorter, long line) {
        long[] row = Arrays.copyOf(values, values.length + 3);
        row[values.length] = sources.size() - 1L;
        row[values.length + 1] = line;
        row[values.length + 2] = rowRounded ? 1 : 0;
        rowSorter.add(row);
    }

    /** All rows were read. */
    void finish() {
        if (sorter != null) {
            sorter.forEach(row -> {
                System.arraycopy(row, 0, values, 0, values.length);
                rowRounded = row[values.length + 2] == 1;
                accept((int) row[values.length], row[values.length + 1]);
            });
        }
    }

    private void accept(int source, long line) {
        String problem = checkTime();
        if (problem != null) {
            reject(source, line, problem);
            return;
        }
        long time = values[TIME];
        if (accepted > 0) {
            gaps.between(previousTime, time);
        }
        previousTime = time;
        accepted++;
        rounded += rowRounded ? 1 : 0;
        sink.accept(values, line);
    }

    ReadReport report() {
        return new ReadReport(
                rows,
                accepted,
                rejected,
                rejects,
                rounded,
                gaps.count(),
                gaps.missing(),
                gaps.kept());
    }

    @Override
    public void close() {
        if (sorter != null) {
            sorter.close();
        }
    }

    private @Nullable String parse(RawRow row) {
        int field = 0;
        rowRounded = false;
        try {
            for (; field < values.length; field++) {
                values[field] = present[field] ? value(roles[field], row.text(field)) : 0;
            }
            return null;
        } catch (TradekeepException e) {
            return fields[field].label() + ": " + e.getMessage();
        }
    }

    private long value(FieldRole role, CharSequence text) {
        return switch (role) {
            case TIME -> {
                rowRounded |= times.isCut(text);
                yield times.micros(text);
            }
            case PRICE -> price(text);
            case SIZE -> size(text);
        };
    }

    /** A price may be written without its point. */
    private long price(CharSequence text) {
        int scale = settings.priceScale() - impliedDecimals;
        return scale >= 0
                ? FixedPoint.parse(text, scale)
                : FixedPoint.rescale(
                        FixedPoint.parse(text, 0), impliedDecimals, settings.priceScale());
    }

    private long size(CharSequence text) {
        int scale = settings.volumeScale();
        if (settings.roundVolume() && FixedPoint.scaleOf(text) > scale) {
            rowRounded = true;
            return FixedPoint.parse(text, scale, RoundingMode.HALF_EVEN);
        }
        return FixedPoint.parse(text, scale);
    }

    private @Nullable String checkTime() {
        long time = values[TIME];
        CandleGrid grid = settings.grid();
        if (grid != null && !grid.fits(time)) {
            return Micros.toIso(time)
                    + " is not on the "
                    + grid.interval()
                    + " grid; --grid-zone and --grid-anchor say when days begin";
        }
        if (accepted > 0 && time == previousTime && kind == DataKind.CANDLES) {
            return Micros.toIso(time) + " is there twice";
        }
        if (accepted > 0 && time < previousTime) {
            return Micros.toIso(time)
                    + " comes after "
                    + Micros.toIso(previousTime)
                    + "; rows must be in the order of time, which --sort makes";
        }
        return null;
    }

    private void reject(int source, long line, String problem) {
        RejectedRow row = new RejectedRow(sources.get(source), line, problem);
        if (settings.onError() == ErrorPolicy.STOP) {
            String text = row.toString();
            throw new TradekeepException(
                    ErrorCode.FILE_MALFORMED, text.endsWith(".") ? text : text + ".");
        }
        rejected++;
        if (rejects.size() < ReadReport.REJECTS_KEPT_MAX) {
            rejects.add(row);
        }
    }
}
