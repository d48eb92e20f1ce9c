package dev.tradekeep.market.imports;

import dev.tradekeep.model.time.IsoTime;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Finds a day such as {@code 20221213} in the name of a file. */
final class NameDate {
    private static final int DIGITS = 8;
    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2199;

    private NameDate() {}

    /** The last run of exactly eight digits that is a day of the years 1900 to 2199, or null. */
    static @Nullable LocalDate last(String name) {
        int end = name.length();
        while (end > 0) {
            int start = end;
            while (start > 0 && isDigit(name.charAt(start - 1))) {
                start--;
            }
            if (end - start == DIGITS) {
                LocalDate date = date(Integer.parseInt(name, start, end, 10));
                if (date != null) {
                    return date;
                }
            }
            end = start == end ? end - 1 : start;
        }
        return null;
    }

    private static @Nullable LocalDate date(int digits) {
        int year = digits / 10_000;
        int month = digits / 100 % 100;
        int day = digits % 100;
        if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12) {
            return null;
        }
        return day >= 1 && day <= IsoTime.daysInMonth(year, month)
                ? LocalDate.of(year, month, day)
                : null;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
