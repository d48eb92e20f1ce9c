package dev.tradekeep.store.sqlite.audit;

import java.util.List;

/**
 * What a check found in one place.
 *
 * @param check that found it
 * @param subject what it is about: a table, an index, a position; no two of a check have the same
 * @param detail what was found, with numbers
 * @param rows those it is about, by their keys; at most {@link #ROWS_NAMED_MAX}
 * @param fix what to do
 */
public record Finding(Check check, String subject, String detail, List<String> rows, Fix fix) {
    /** Rows beyond this are counted in the detail and not named. */
    public static final int ROWS_NAMED_MAX = 20;

    public Finding {
        rows = rows.stream().limit(ROWS_NAMED_MAX).toList();
    }

    /** One with the fix that its check has, and no rows. */
    public static Finding of(Check check, String subject, String detail) {
        return new Finding(check, subject, detail, List.of(), Fix.advice(check.fix()));
    }

    /** The same with another fix. */
    public Finding fixedBy(Fix better) {
        return new Finding(check, subject, detail, rows, better);
    }

    /** The same with the rows it is about. */
    public Finding naming(List<String> named) {
        return new Finding(check, subject, detail, named, fix);
    }

    /** Subject and detail in one line. */
    public String line() {
        return subject + ": " + detail;
    }
}
