package dev.tradekeep.store.sqlite.audit.books;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.RowCursor;
import java.util.List;

/** Walks through the bookings of each engine, which follow one another. */
public final class Bookings implements Inspection {
    public static final Check CHECK =
            BookCheck.of(
                    "books.bookings",
                    "the bookings of every engine follow one another, and no owner came back",
                    "A booking that is missing is money that moved without a trace, and one by an"
                            + " owner that had lost the engine is an order twice.",
                    "engine_bookings");

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public boolean needsSoundPages() {
        return true;
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        long engine = 0;
        long last = 0;
        long epoch = 0;
        try (RowCursor rows = RowCursor.open(context, BooksQuery.BOOKINGS)) {
            for (; rows.onRow(); rows.next()) {
                findings.examined(CHECK, 1);
                if (rows.number("engine_id") != engine) {
                    engine = rows.number("engine_id");
                    last = 0;
                    epoch = 0;
                }
                long number = rows.number("number");
                if (number != last + 1) {
                    report(engine, number, "follows " + last, findings);
                }
                if (rows.number("epoch") < epoch) {
                    report(
                            engine,
                            number,
                            "is of epoch " + rows.number("epoch") + ", those before of " + epoch,
                            findings);
                }
                last = number;
                epoch = rows.number("epoch");
            }
        }
    }

    private static void report(long engine, long number, String what, Findings findings) {
        findings.add(
                Finding.of(CHECK, "engine " + engine + ", booking " + number, what)
                        .naming(List.of("engine " + engine)));
    }
}
