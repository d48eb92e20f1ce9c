package dev.tradekeep.app.cli.list;

import dev.tradekeep.store.listing.Column;
import dev.tradekeep.store.listing.ColumnKind;
import dev.tradekeep.store.listing.ListingPage;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing as a table for people. One that is wider than the terminal has its longest
 * texts cut, then its last columns left out.
 */
final class PageTable {
    /** Any width. */
    static final int WIDE = Integer.MAX_VALUE;

    /** Longer values are cut; CSV and JSON have them whole. */
    private static final int CELL_WIDTH_MAX = 60;

    /** Texts are cut no further than this to make room for other columns. */
    private static final int CELL_WIDTH_MIN = 12;

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final int[] widths;
    private final int shown;

    private PageTable(List<Column> columns, int[] widths, int shown) {
        this.columns = columns;
        this.widths = widths;
        this.shown = shown;
    }

    /** A table with room for the rows of a page, in as many characters as a line has. */
    static PageTable of(ListingPage page, int lineWidth) {
        List<Column> columns = page.columns();
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).name().length();
        }
        for (@Nullable String[] row : page.rows()) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], cell(row[i], CELL_WIDTH_MAX).length());
            }
        }
        shrink(columns, widths, lineWidth);
        return new PageTable(columns, widths, fitting(widths, lineWidth));
    }

    private static void shrink(List<Column> columns, int[] widths, int lineWidth) {
        while (width(widths, widths.length) > lineWidth) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean mayShrink =
                        columns.get(i).kind() == ColumnKind.TEXT
                                && widths[i]
                                        > Math.max(CELL_WIDTH_MIN, columns.get(i).name().length());
                if (mayShrink && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private static int fitting(int[] widths, int lineWidth) {
        int count = widths.length;
        while (count > 1 && width(widths, count) > lineWidth) {
            count--;
        }
        return count;
    }

    private static long width(int[] widths, int count) {
        long width = (long) GAP.length() * (count - 1);
        for (int i = 0; i < count; i++) {
            width += widths[i];
        }
        return width;
    }

    /** The names of the columns that the terminal has no room for. */
    List<String> leftOut() {
        return columns.subList(shown, columns.size()).stream().map(Column::name).toList();
    }

    void printHeader(PrintWriter out) {
        out.println(line(columns.stream().map(Column::name).toArray(String[]::new)));
    }

    void printRows(ListingPage page, PrintWriter out) {
        page.rows().forEach(row -> out.println(line(row)));
    }

    private String line(@Nullable String[] row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < shown; i++) {
            String cell = cell(row[i], isNumber(columns.get(i).kind()) ? WIDE : widths[i]);
            String padding = " ".repeat(Math.max(0, widths[i] - cell.length()));
            line.append(i == 0 ? "" : GAP);
            if (isNumber(columns.get(i).kind())) {
                line.append(padding).append(cell);
            } else {
                line.append(cell).append(padding);
            }
        }
        return line.toString().stripTrailing();
    }

    /** Control characters would let a value write over the terminal. */
    private static String cell(@Nullable String value, int widthMax) {
        if (value == null) {
            return "";
        }
        String clean = value.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= widthMax ? clean : clean.substring(0, widthMax - 1) + "…";
    }

    private static boolean isNumber(ColumnKind kind) {
        return kind == ColumnKind.INTEGER || kind == ColumnKind.DECIMAL;
    }
}
