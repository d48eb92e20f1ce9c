package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.RowPrinter;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.market.series.TickVisitor;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.time.Micros;
import java.util.List;

/** Writes ticks as text, line by line. */
final class TickText implements TickVisitor {
    private final TickFormat format;
    private final List<String> fields;
    private final int[] scales;
    private final RowPrinter out;
    private final StringBuilder line = new StringBuilder();

    TickText(TickFormat format, TickSeries series, int priceScale, RowPrinter out) {
        this.format = format;
        this.out = out;
        fields = fields(series.kind());
        scales = scales(series.kind(), priceScale, series.sizeScale());
    }

    private static List<String> fields(TickKind kind) {
        return switch (kind) {
            case TRADES -> List.of("price", "quantity");
            case QUOTES -> List.of("bid", "ask", "bid_size", "ask_size");
        };
    }

    private static int[] scales(TickKind kind, int price, int size) {
        return switch (kind) {
            case TRADES -> new int[] {price, size};
            case QUOTES -> new int[] {price, price, size, size};
        };
    }

    /** What stands before the first tick. */
    void begin() {
        if (format == TickFormat.CSV) {
            out.println("time," + String.join(",", fields));
        }
    }

    @Override
    public void visit(long at, long[] values) {
        line.setLength(0);
        switch (format) {
            case CSV -> appendCsv(at, values);
            case NDJSON -> appendJson(at, values);
        }
        out.println(line);
    }

    private void appendCsv(long at, long[] values) {
        line.append(Micros.toIso(at));
        for (int i = 0; i < values.length; i++) {
            line.append(',').append(FixedPoint.format(values[i], scales[i]));
        }
    }

    /** Digits, points and field names alone: nothing has to be escaped. */
    private void appendJson(long at, long[] values) {
        line.append("{\"time\":\"").append(Micros.toIso(at)).append('"');
        for (int i = 0; i < values.length; i++) {
            line.append(",\"").append(fields.get(i)).append("\":\"");
            line.append(FixedPoint.format(values[i], scales[i])).append('"');
        }
        line.append('}');
    }
}
