package dev.tradekeep.market.imports.time;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.IsoTime;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Reads dates and times of day that are digits, together or with any separators between: {@code
 * 20240102}, {@code 202401020930}, {@code 20240102 093000}, {@code 2011.12.08 09:30}, {@code
 * 26.03.2025}. One thread at a time.
 */
final class CalendarTime {
    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2099;
    private static final int YEAR_DIGITS = 4;
    private static final int DATE_DIGITS = 8;
    private static final int TEXT_LENGTH_MAX = 40;
    private static final int MICRO_DIGITS = 6;
    private static final int YEAR = 0;
    private static final int MONTH = 1;
    private static final int DAY = 2;
    private static final int HOUR = 3;
    private static final int SECOND = 5;
    private static final int FRACTION = 6;
    private static final int[] MIN = {YEAR_MIN, 1, 1, 0, 0, 0};
    private static final int[] MAX = {YEAR_MAX, 12, 31, 23, 59, 59};
    private static final long SECOND_MICROS = 1_000_000;

    private final int[] parts = new int[FRACTION];
    private final boolean cut;
    private CharSequence text = "";
    private long fraction;
    private int part;

    /**
     * @param cut whether what is finer than a microsecond is cut
     */
    CalendarTime(boolean cut) {
        this.cut = cut;
    }

    /** Whether a text is more than digits, and no number either. */
    static boolean hasSeparators(CharSequence text) {
        int runs = 0;
        int first = 0;
        char separator = '.';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'e' || c == 'E') {
                return false;
            }
            if (isDigit(text, i)) {
                runs += i == 0 || !isDigit(text, i - 1) ? 1 : 0;
                first += runs == 1 ? 1 : 0;
            } else if (runs == 1) {
                separator = c;
            }
        }
        return runs > 2 || (runs == 2 && first == DATE_DIGITS && separator != '.');
    }

    /** Whether the year of a text with separators comes first. */
    static boolean isYearFirst(CharSequence text) {
        for (int i = 0; i < YEAR_DIGITS; i++) {
            if (i == text.length() || !isDigit(text, i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Local microseconds.
     *
     * @param format which order the date has
     * @throws TradekeepException when the text is no such time, of the years 1900 to 2099
     */
    long micros(CharSequence wanted, TimeFormat format) {
        text = wanted;
        if (!read(format)) {
            throw malformed(format);
        }
        LocalDate date = LocalDate.of(parts[YEAR], parts[MONTH], parts[DAY]);
        long seconds = (parts[HOUR] * 60L + parts[HOUR + 1]) * 60 + parts[SECOND];
        return (date.toEpochDay() * 86_400 + seconds) * SECOND_MICROS + fraction;
    }

    /** Whether {@link #micros} would read it. */
    boolean fits(CharSequence wanted, TimeFormat format) {
        text = wanted;
        return read(format);
    }

    private boolean read(TimeFormat format) {
        Arrays.fill(parts, 0);
        fraction = 0;
        part = YEAR;
        int at = 0;
        if (text.length() > TEXT_LENGTH_MAX) {
            return false;
        }
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isDigit(text, end)) {
                end++;
            }
            if (end == at || !take(at, end, format)) {
                return false;
            }
            at = end;
            if (at < text.length()) {
                if (" .-/:T,;".indexOf(text.charAt(at)) < 0) {
                    return false;
                }
                at++;
                while (at < text.length() && text.charAt(at) == ' ') {
                    at++;
                }
            }
        }
        return part > DAY && isValid();
    }

    private boolean isValid() {
        for (int i = 0; i < FRACTION; i++) {
            if (parts[i] < MIN[i] || parts[i] > MAX[i]) {
                return false;
            }
        }
        return parts[DAY] <= IsoTime.daysInMonth(parts[YEAR], parts[MONTH]);
    }

    /** Takes a run of digits: one part, or several without anything between. */
    private boolean take(int start, int end, TimeFormat format) {
        int at = start;
        if (part < HOUR && format != TimeFormat.CALENDAR) {
            return takeDatePart(start, end, format);
        }
        if (part == FRACTION) {
            return takeFraction(start, end);
        }
        if (part == YEAR) {
            if (end - at < YEAR_DIGITS) {
                return false;
            }
            set(at, at + YEAR_DIGITS);
            at += YEAR_DIGITS;
        } else if (end - at <= 2) {
            set(at, end);
            return true;
        }
        while (at < end && part < FRACTION) {
            if (end - at < 2) {
                return false;
            }
            set(at, at + 2);
            at += 2;
        }
        return at == end || takeFraction(at, end);
    }

    private boolean takeDatePart(int start, int end, TimeFormat format) {
        boolean dayFirst = format == TimeFormat.DAY_FIRST;
        int place =
                switch (part) {
                    case 0 -> dayFirst ? DAY : MONTH;
                    case 1 -> dayFirst ? MONTH : DAY;
                    default -> YEAR;
                };
        if (place == YEAR ? end - start != YEAR_DIGITS : end - start > 2) {
            return false;
        }
        parts[place] = number(start, end);
        part++;
        return true;
    }

    private void set(int start, int end) {
        parts[part++] = number(start, end);
    }

    private boolean takeFraction(int start, int end) {
        part = FRACTION + 1;
        fraction = 0;
        for (int i = start; i < Math.max(end, start + MICRO_DIGITS); i++) {
            int digit = i < end ? text.charAt(i) - '0' : 0;
            if (i < start + MICRO_DIGITS) {
                fraction = fraction * 10 + digit;
            } else if (digit != 0 && !cut) {
                return false;
            }
        }
        return true;
    }

    private int number(int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    private static boolean isDigit(CharSequence text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private TradekeepException malformed(TimeFormat format) {
        return new TradekeepException(
                ErrorCode.NUMBER_MALFORMED,
                "Wanted a time as "
                        + format.label()
                        + " of the years "
                        + YEAR_MIN
                        + " to "
                        + YEAR_MAX
                        + ", found \""
                        + text
                        + "\".");
    }
}
