package dev.tradekeep.store.text;

import java.util.regex.Pattern;

/**
 * How texts stand in cells of CSV. A spreadsheet takes one that begins with certain characters for
 * a formula, and runs it.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV Injection</a>
 */
public enum CsvCells {
    /** As they are; what reads them gets back what was written. */
    EXACT,
    /** With an apostrophe before what a spreadsheet would run; numbers stay as they are. */
    SAFE;

    private static final String STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    /** A text as its cell has it, without the quotes of CSV. */
    public String of(String text) {
        boolean runs =
                this == SAFE
                        && !text.isEmpty()
                        && STARTS.indexOf(text.charAt(0)) >= 0
                        && !NUMBER.matcher(text).matches();
        return runs ? "'" + text : text;
    }
}
