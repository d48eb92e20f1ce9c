package dev.tradekeep.app.cli.list;

import dev.tradekeep.app.cli.base.ProcessOutput;
import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.listing.Cursor;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.text.CsvCells;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Pages of one listing, printed one after the other. */
public abstract class PageOutput {
    private final PrintWriter out;

    private PageOutput(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints a page.
     *
     * @throws TradekeepException with {@link ErrorCode#OUTPUT_FAILED} when nobody takes it
     */
    public final void add(ListingPage page) {
        print(page, out);
        if (out.checkError()) {
            throw new TradekeepException(
                    ErrorCode.OUTPUT_FAILED,
                    "Writing to standard output failed: "
                            + ProcessOutput.failure(out)
                                    .map(IOException::getMessage)
                                    .orElse("it was closed, or its disk is full")
                            + ".");
        }
    }

    abstract void print(ListingPage page, PrintWriter to);

    /**
     * After the last page.
     *
     * @param next where it would go on; null at the end of the listing
     */
    public abstract void end(@Nullable Cursor next);

    /** One object with all rows. */
    public static PageOutput json(PrintWriter out) {
        JsonGenerator json = Json.generator(out);
        json.writeStartObject();
        json.writeArrayPropertyStart("items");
        return new PageOutput(out) {
            @Override
            void print(ListingPage page, PrintWriter to) {
                PageText.items(page, json);
                json.flush();
            }

            @Override
            public void end(@Nullable Cursor next) {
                json.writeEndArray();
                if (next == null) {
                    json.writeNullProperty("next");
                } else {
                    json.writeStringProperty("next", next.toString());
                }
                json.writeEndObject();
                json.close();
                out.println();
            }
        };
    }

    /** One header and all rows. */
    public static PageOutput csv(PrintWriter out, PrintWriter err, CsvCells cells) {
        return new PageOutput(out) {
            private boolean begun;

            @Override
            void print(ListingPage page, PrintWriter to) {
                PageText.csv(page, !begun, cells, to);
                begun = true;
            }

            @Override
            public void end(@Nullable Cursor next) {
                tellOfMore(next, err);
            }
        };
    }

    /** A table for people, as wide as the first page needs it and the terminal allows. */
    public static PageOutput table(PrintWriter out, PrintWriter err, boolean wide) {
        return new PageOutput(out) {
            private @Nullable PageTable table;

            @Override
            void print(ListingPage page, PrintWriter to) {
                PageTable used = table;
                if (used == null) {
                    used = PageTable.of(page, wide ? PageTable.WIDE : lineWidth());
                    used.printHeader(to);
                    table = used;
                }
                used.printRows(page, to);
            }

            @Override
            public void end(@Nullable Cursor next) {
                PageTable used = table;
                if (used != null && !used.leftOut().isEmpty()) {
                    err.println(
                            "Not shown, for want of room: "
                                    + String.join(", ", used.leftOut())
                                    + ". --wide shows all.");
                }
                tellOfMore(next, err);
            }
        };
    }

    private static void tellOfMore(@Nullable Cursor next, PrintWriter err) {
        if (next != null) {
            err.println("There are more: --after " + next);
        }
    }

    /** Columns of the terminal; any number where the output is none. */
    static int lineWidth() {
        String columns =
                Invocation.current().environment().getOrDefault(Invocation.COLUMNS_VARIABLE, "");
        try {
            int width = Integer.parseInt(columns);
            return width > 0 ? width : PageTable.WIDE;
        } catch (NumberFormatException e) {
            return PageTable.WIDE;
        }
    }
}
