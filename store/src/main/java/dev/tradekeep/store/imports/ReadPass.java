package dev.tradekeep.store.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.FixedPoint;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The second pass over the rows: exact, checked, and handed to the sink. */
final class ReadPass implements RowHandler {
    private final ReadSettings settings;
    private final CandleSink sink;
    private final GapDetector gaps;
    private final List<RejectedRow> rejects = new ArrayList<>();
    private TimeText times = new TimeText(TimeFormat.ISO, 0);
    private String source = "";
    private long rows;
    private long candles;
    private long rejected;
    private long volumesRounded;
    private long previousTime;

    // The row in hand.
    private long time;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private boolean rounded;

    ReadPass(ReadSettings settings, CandleSink sink) {
        this.settings = settings;
        this.sink = sink;
        this.gaps = new GapDetector(settings.interval());
    }

    void startEntry(String entrySource, TimeText entryTimes) {
        source = entrySource;
        times = entryTimes;
    }

    @Override
    public void row(Row row) {
        rows++;
        String problem = row.problem();
        if (problem == null) {
            problem = parse(row);
        }
        if (problem == null) {
            problem = check();
        }
        if (problem != null) {
            reject(new RejectedRow(source, row.line(), problem));
            return;
        }
        if (candles > 0) {
            gaps.between(previousTime, time);
        }
        previousTime = time;
        candles++;
        volumesRounded += rounded ? 1 : 0;
        sink.accept(time, open, high, low, close, volume, row.line());
    }

    ReadReport report() {
        return new ReadReport(
                rows,
                candles,
                rejected,
                rejects,
                volumesRounded,
                gaps.count(),
                gaps.missing(),
                gaps.kept());
    }

    private @Nullable String parse(Row row) {
        CandleField field = CandleField.TIME;
        try {
            time = times.micros(row.text(field));
            field = CandleField.OPEN;
            open = FixedPoint.parse(row.text(field), settings.priceScale());
            field = CandleField.HIGH;
            high = FixedPoint.parse(row.text(field), settings.priceScale());
            field = CandleField.LOW;
            low = FixedPoint.parse(row.text(field), settings.priceScale());
            field = CandleField.CLOSE;
            close = FixedPoint.parse(row.text(field), settings.priceScale());
            field = CandleField.VOLUME;
            volume = volume(row.text(field));
            return null;
        } catch (TradekeepException e) {
            return field.label() + ": " + e.getMessage();
        }
    }

    private long volume(CharSequence text) {
        int scale = settings.volumeScale();
        rounded = settings.roundVolume() && FixedPoint.scaleOf(text) > scale;
        return rounded
                ? FixedPoint.parse(text, scale, RoundingMode.HALF_EVEN)
                : FixedPoint.parse(text, scale);
    }

    private @Nullable String check() {
        if (open <= 0 || high <= 0 || low <= 0 || close <= 0) {
            return "every price must be above 0, found " + prices();
        }
        if (high < low) {
            return "the high is below the low, found " + prices();
        }
        if (open < low || open > high) {
            return "the open lies outside low to high, found " + prices();
        }
        if (close < low || close > high) {
            return "the close lies outside low to high, found " + prices();
        }
        if (volume < 0) {
            return "the volume is negative, found "
                    + FixedPoint.formatShort(volume, settings.volumeScale());
        }
        Interval interval = settings.interval();
        if (interval != null && !interval.onGrid(time)) {
            return iso(time) + " is not on the " + interval + " grid";
        }
        if (candles > 0 && time == previousTime) {
            return iso(time) + " is there twice";
        }
        if (candles > 0 && time < previousTime) {
            return iso(time)
                    + " comes after "
                    + iso(previousTime)
                    + "; rows must be in the order of time";
        }
        return null;
    }

    private String prices() {
        int scale = settings.priceScale();
        return "open "
                + FixedPoint.formatShort(open, scale)
                + ", high "
                + FixedPoint.formatShort(high, scale)
                + ", low "
                + FixedPoint.formatShort(low, scale)
                + ", close "
                + FixedPoint.formatShort(close, scale);
    }

    private void reject(RejectedRow row) {
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

    private static String iso(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
