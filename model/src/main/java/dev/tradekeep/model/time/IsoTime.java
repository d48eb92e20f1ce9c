package dev.tradekeep.model.time;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/**
 * Reads ISO-8601 times: {@code 2021-12-31}, {@code 2021-12-31 23:01}, {@code
 * 2021-12-31T23:01:00.000000Z}, {@code …+01:00}, {@code …+0100}, {@code …+01}, {@code … UTC}.
 * Without an offset a time is UTC.
 *
 * <p>Written by hand, because java.time's formatter takes longer to warm up than a whole file takes
 * to read.
 */
public final class IsoTime {
    private static final int TEXT_LENGTH_MAX = 40;
    private static final int FRACTION_DIGITS_MAX = 9;
    private static final int OFFSET_MINUTES_MAX = 18 * 60;
    private static final long SECOND_MICROS = 1_000_000L;
    private static final long MINUTE_MICROS = 60 * SECOND_MICROS;
    private static final long DAY_MICROS = 86_400 * SECOND_MICROS;
    private static final int DATE_LENGTH = 10;
    private static final int TIME_START = 11;
    private static final int BAD = -1;

    private IsoTime() {}

    /** Whether the text starts like an ISO date rather than like a number. */
    public static boolean looksLike(CharSequence text) {
        return text.length() >= DATE_LENGTH && text.charAt(4) == '-' && text.charAt(7) == '-';
    }

    /**
     * UTC microseconds since the epoch.
     *
     * @throws TradekeepException when the text is no such time, or is finer than a microsecond
     */
    public static long parse(CharSequence text) {
        return parse(text, false);
    }

    /** Whether the time says how far it is from UTC. */
    public static boolean hasOffset(CharSequence text) {
        int last = text.length() - 1;
        if (last < TIME_START) {
            return false;
        }
        if (digit(text, last) == BAD) {
            return true;
        }
        for (int i = last; i > TIME_START; i--) {
            if (text.charAt(i) == '+' || text.charAt(i) == '-') {
                return true;
            }
        }
        return false;
    }

    /**
     * {@link #parse(CharSequence)}.
     *
     * @param cut whether what is finer than a microsecond is cut; else it is an error
     */
    public static long parse(CharSequence text, boolean cut) {
        int length = text.length();
        if (length < DATE_LENGTH
                || length > TEXT_LENGTH_MAX
                || text.charAt(4) != '-'
                || text.charAt(7) != '-') {
            throw malformed(text);
        }
        int century = twoDigits(text, 0);
        int yearOfCentury = twoDigits(text, 2);
        int month = twoDigits(text, 5);
        int day = twoDigits(text, 8);
        int year = century * 100 + yearOfCentury;
        if (century < 0
                || yearOfCentury < 0
                || year < 1
                || month < 1
                || month > 12
                || day < 1
                || day > daysInMonth(year, month)) {
            throw malformed(text);
        }
        long micros = epochDay(year, month, day) * DAY_MICROS;
        if (length == DATE_LENGTH) {
            return micros;
        }
        return micros + timeOfDay(text, cut);
    }

    /** Days since the epoch of a date of the Gregorian calendar. */
    static long epochDay(int year, int month, int day) {
        // Years that start in March put the leap day last, which makes month lengths a formula.
        int shiftedYear = month <= 2 ? year - 1 : year;
        int shiftedMonth = month <= 2 ? month + 9 : month - 3;
        int leapDays = shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400;
        int dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1;
        return 365L * shiftedYear + leapDays + dayOfYear - 719_468;
    }

    /** The days of a month of the Gregorian calendar, 28 to 31. */
    public static int daysInMonth(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static long timeOfDay(CharSequence text, boolean cut) {
        char separator = text.charAt(DATE_LENGTH);
        int length = text.length();
        if ((separator != 'T' && separator != ' ' && separator != 't')
                || length < TIME_START + 5
                || text.charAt(TIME_START + 2) != ':') {
            throw malformed(text);
        }
        int hour = twoDigits(text, TIME_START);
        int minute = twoDigits(text, TIME_START + 3);
        int second = 0;
        int at = TIME_START + 5;
        long fraction = 0;
        if (at < length && text.charAt(at) == ':') {
            second = twoDigits(text, at + 1);
            at += 3;
            if (at < length && text.charAt(at) == '.') {
                int end = endOfDigits(text, at + 1);
                fraction = fraction(text, at + 1, end, cut);
                at = end;
            }
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            throw malformed(text);
        }
        long micros = (hour * 3_600L + minute * 60L + second) * SECOND_MICROS + fraction;
        return at == length ? micros : micros - offsetMinutes(text, at) * MINUTE_MICROS;
    }

    private static int endOfDigits(CharSequence text, int start) {
        int end = start;
        while (end < text.length() && digit(text, end) != BAD) {
            end++;
        }
        return end;
    }

    private static long fraction(CharSequence text, int start, int end, boolean cut) {
        if (end == start || end - start > FRACTION_DIGITS_MAX) {
            throw malformed(text);
        }
        long nanos = 0;
        for (int i = start; i < start + FRACTION_DIGITS_MAX; i++) {
            nanos = nanos * 10 + (i < end ? digit(text, i) : 0);
        }
        if (nanos % 1_000 != 0 && !cut) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_NOT_EXACT,
                    "Wanted a time of whole microseconds, found \"" + text + "\".");
        }
        return nanos / 1_000;
    }

    private static int offsetMinutes(CharSequence text, int at) {
        char sign = text.charAt(at);
        int rest = text.length() - at - 1;
        if ((sign == 'Z' || sign == 'z') && rest == 0) {
            return 0;
        }
        if (" UTC".contentEquals(text.subSequence(at, text.length()))) {
            return 0;
        }
        boolean colon = rest == 5 && text.charAt(at + 3) == ':';
        if ((sign != '+' && sign != '-') || (rest != 2 && rest != 4 && !colon)) {
            throw malformed(text);
        }
        int hours = twoDigits(text, at + 1);
        int minutes = rest == 2 ? 0 : twoDigits(text, colon ? at + 4 : at + 3);
        int total = hours * 60 + minutes;
        if (hours < 0 || minutes < 0 || minutes > 59 || total > OFFSET_MINUTES_MAX) {
            throw malformed(text);
        }
        return sign == '-' ? -total : total;
    }

    private static int twoDigits(CharSequence text, int at) {
        if (at + 1 >= text.length()) {
            return BAD;
        }
        int tens = digit(text, at);
        int ones = digit(text, at + 1);
        return tens < 0 || ones < 0 ? BAD : tens * 10 + ones;
    }

    private static int digit(CharSequence text, int at) {
        int value = text.charAt(at) - '0';
        return value >= 0 && value <= 9 ? value : BAD;
    }

    private static TradekeepException malformed(CharSequence text) {
        String shown =
                text.length() <= TEXT_LENGTH_MAX
                        ? "\"" + text + "\""
                        : text.length() + " characters";
        return new TradekeepException(
                ErrorCode.NUMBER_MALFORMED,
                "Wanted an ISO-8601 time such as 2021-12-31T23:01:00Z, found " + shown + ".");
    }
}
