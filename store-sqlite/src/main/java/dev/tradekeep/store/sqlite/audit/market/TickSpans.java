package dev.tradekeep.store.sqlite.audit.market;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.RowCursor;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Compares the catalogue of ticks with the ticks, packed or not. */
final class TickSpans {
    private static final String TRADES = "trades";

    private final AuditContext context;
    private final Findings findings;

    /** How many ticks, from when to when. */
    private record Span(long ticks, long first, long last) {
        static final Span NOTHING = new Span(0, 0, 0);

        static Span of(RowCursor row) {
            return new Span(
                    row.number("ticks"),
                    row.numberOr("first_time", 0),
                    row.numberOr("last_time", 0));
        }

        Span and(Span other) {
            if (ticks == 0 || other.ticks == 0) {
                return ticks == 0 ? other : this;
            }
            return new Span(
                    Math.addExact(ticks, other.ticks),
                    Math.min(first, other.first),
                    Math.max(last, other.last));
        }

        String text() {
            return ticks + " ticks from " + first + " to " + last;
        }
    }

    TickSpans(AuditContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    void compare() {
        Map<Long, Span> packed = spans(MarketAuditQuery.CHUNK_SPANS);
        Map<Long, Span> trades = spans(MarketAuditQuery.TRADE_SPANS);
        Map<Long, Span> quotes = spans(MarketAuditQuery.QUOTE_SPANS);
        try (RowCursor series = RowCursor.open(context, MarketAuditQuery.TICK_SERIES)) {
            for (; series.onRow(); series.next()) {
                long id = series.number("id");
                Map<Long, Span> of = series.text("kind").equals(TRADES) ? trades : quotes;
                Span found =
                        Objects.requireNonNullElse(of.get(id), Span.NOTHING)
                                .and(Objects.requireNonNullElse(packed.get(id), Span.NOTHING));
                Span stated = Span.of(series);
                findings.examined(Candles.SERIES, found.ticks());
                if (!stated.equals(found)) {
                    findings.add(
                            Candles.SERIES,
                            "tick series " + id,
                            "the catalogue says " + stated.text() + ", there are " + found.text());
                }
            }
        }
    }

    private Map<Long, Span> spans(MarketAuditQuery query) {
        Map<Long, Span> spans = new HashMap<>();
        try (RowCursor rows = RowCursor.open(context, query)) {
            for (; rows.onRow(); rows.next()) {
                spans.put(rows.number("series_id"), Span.of(rows));
            }
        }
        return spans;
    }
}
