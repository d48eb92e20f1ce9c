package dev.tradekeep.store.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first pass over the rows: counts, times and decimals, in constant memory. */
final class SurveyPass implements RowHandler {
    private final TimeSurvey times;
    private final DecimalSurvey prices = new DecimalSurvey();
    private final DecimalSurvey volumes = new DecimalSurvey();
    private String source = "";
    private long rows;
    private long unreadable;
    private @Nullable RejectedRow firstUnreadable;

    SurveyPass(@Nullable TimeFormat given) {
        this.times = new TimeSurvey(given);
    }

    void startEntry(String entrySource, EntryLayout layout) {
        source = entrySource;
        times.startEntry(layout.baseDate());
    }

    @Override
    public void row(Row row) {
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
            firstUnreadable = new RejectedRow(source, row.line(), problem);
        }
    }

    private @Nullable String learn(Row row) {
        try {
            int priceScale = FixedPoint.scaleOf(row.text(CandleField.OPEN));
            priceScale = Math.max(priceScale, FixedPoint.scaleOf(row.text(CandleField.HIGH)));
            priceScale = Math.max(priceScale, FixedPoint.scaleOf(row.text(CandleField.LOW)));
            priceScale = Math.max(priceScale, FixedPoint.scaleOf(row.text(CandleField.CLOSE)));
            FixedPoint.requireScale(priceScale);
            int priceScaleMax = prices.scaleMaxWith(row.text(CandleField.HIGH));
            CharSequence volume = row.text(CandleField.VOLUME);
            int volumeScale = FixedPoint.scaleOf(volume);
            int volumeScaleMax = volumes.scaleMaxWith(volume);
            times.add(row.text(CandleField.TIME));
            prices.count(priceScale, priceScaleMax);
            volumes.count(volumeScale, volumeScaleMax);
            return null;
        } catch (TradekeepException e) {
            return e.getMessage();
        }
    }

    /**
     * What the pass found.
     *
     * @throws TradekeepException when no row could be read, or times of day have no day
     */
    Findings findings(String file) {
        if (rows == 0) {
            throw FileFailure.malformed(file, "there are no candles in the file");
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
        return new Findings(rows, unreadable, times, prices.range(), volumes.range());
    }

    /** What the rows of a file say; the rest of a survey is about the file itself. */
    record Findings(
            long rows,
            long unreadable,
            TimeSurvey times,
            DecimalRange prices,
            DecimalRange volumes) {

        CandleSurvey survey(
                long fileBytes, long modifiedMillis, String sha256, List<EntryLayout> layouts) {
            return new CandleSurvey(
                    fileBytes,
                    modifiedMillis,
                    sha256,
                    layouts,
                    rows,
                    unreadable,
                    times.format(),
                    times.firstMicros(),
                    times.lastMicros(),
                    times.interval(),
                    prices,
                    volumes);
        }
    }
}
