package dev.tradekeep.store.imports;

import java.util.List;

/** A part of a row of market data; the fields of a kind count from 0. */
public interface Field {
    /** Names of a column of times, the surest first. */
    List<String> TIME_NAMES =
            List.of(
                    "timestamp",
                    "open_time",
                    "opentime",
                    "datetime",
                    "start",
                    "start_time",
                    "unix",
                    "time",
                    "date",
                    "ts",
                    "t");

    /** Its place among the fields of its kind. */
    int index();

    /** The name in options and messages: {@code time}, {@code open} and so on. */
    String label();

    /** What its text is. */
    FieldRole role();

    /** Whether a file must have it; a number that is not there is 0. */
    boolean required();

    /** Names of such a column in lower case with {@code _} for spaces; the surest first. */
    List<String> synonyms();
}
