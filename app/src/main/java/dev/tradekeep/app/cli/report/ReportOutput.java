package dev.tradekeep.app.cli.report;

import dev.tradekeep.app.cli.list.PageOutput;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.listing.Column;
import dev.tradekeep.store.listing.ListingPage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a report on their way out, some at a time. For one thread. */
final class ReportOutput {
    private final List<Column> columns;
    private final PageOutput output;
    private final List<@Nullable String[]> rows = new ArrayList<>();
    private boolean begun;

    ReportOutput(List<Column> columns, PageOutput output) {
        this.columns = columns;
        this.output = output;
    }

    /** Adds a row: a text for each column, null where there is none. */
    void add(@Nullable String... row) {
        rows.add(row);
        if (rows.size() == ListingPage.ROWS_MAX) {
            flush();
        }
    }

    /** After the last row. */
    void end() {
        if (!rows.isEmpty() || !begun) {
            flush();
        }
        output.end(null);
    }

    @SuppressWarnings("NullAway") // The class file does not say that texts may be null.
    private void flush() {
        output.add(new ListingPage(columns, rows, null));
        rows.clear();
        begun = true;
    }

    static @Nullable String time(@Nullable Long micros) {
        return micros == null ? null : Micros.toIso(micros);
    }

    static @Nullable String decimal(@Nullable Long units, int scale) {
        return units == null ? null : FixedPoint.format(units, scale);
    }

    static @Nullable String integer(@Nullable Long value) {
        return value == null ? null : value.toString();
    }
}
