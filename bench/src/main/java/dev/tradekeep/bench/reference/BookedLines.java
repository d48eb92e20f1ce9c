package dev.tradekeep.bench.reference;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The rows of one run as the books have them, read past the program with plain SQL. */
final class BookedLines {
    private static final String ORDERS =
            """
            SELECT o.id, o.created_at, o.side, o.type, o.quantity, o.limit_price, o.trigger_price,
                o.status, o.filled_quantity,
                coalesce((SELECT json_extract(e.payload, '$.reason') FROM order_events AS e
                    WHERE e.order_id = o.id AND e.event IN ('Canceled', 'Expired', 'Rejected')
                    ORDER BY e.sequence DESC LIMIT 1), '')
            FROM orders AS o WHERE o.engine_run_id = ?1 ORDER BY o.id\
            """;

    private static final String TRADES =
            """
            SELECT t.order_id, t.executed_at, t.price, t.quantity, t.notional, t.slippage, t.fee
            FROM trades AS t JOIN orders AS o ON o.id = t.order_id
            WHERE o.engine_run_id = ?1 ORDER BY t.id\
            """;

    private static final String LEDGER =
            """
            SELECT l.posting_id, l.line, l.posted_at, l.account, a.code, l.amount, a.scale, l.reason
            FROM ledger_entries AS l
            JOIN assets AS a ON a.id = l.asset_id
            JOIN portfolios AS p ON p.id = l.portfolio_id
            WHERE p.name = ?1 ORDER BY l.posting_id, l.line\
            """;

    private static final String BALANCE =
            """
            SELECT coalesce((SELECT b.amount FROM balances AS b
                JOIN assets AS a ON a.id = b.asset_id
                JOIN portfolios AS p ON p.id = b.portfolio_id
                WHERE p.name = ?1 AND a.code = ?2), 0)\
            """;

    private static final String NONE = "-";

    private final Connection connection;
    private final Instrument instrument;
    private final List<String> lines = new ArrayList<>();

    private BookedLines(Connection connection, Instrument instrument) {
        this.connection = connection;
        this.instrument = instrument;
    }

    /**
     * Reads them.
     *
     * @param portfolio its name
     */
    static Ledgers read(Path books, Instrument instrument, long runId, String portfolio) {
        try (Connection connection = Connection.open(books, OpenMode.READ_ONLY)) {
            BookedLines rows = new BookedLines(connection, instrument);
            Map<Long, Integer> numbers = rows.orders(runId);
            rows.trades(runId, numbers);
            rows.ledger(portfolio);
            rows.balance(portfolio, instrument.base());
            rows.balance(portfolio, instrument.quote());
            return Ledgers.of(rows.lines);
        }
    }

    private Map<Long, Integer> orders(long runId) {
        Map<Long, Integer> numbers = new HashMap<>();
        try (Statement order = connection.prepare(ORDERS).bind(1, runId)) {
            while (order.step()) {
                numbers.put(order.getLong(0), numbers.size() + 1);
                add(
                        "order",
                        numbers.size(),
                        order.getLong(1),
                        order.getText(2),
                        order.getText(3),
                        quantity(order.getLong(4)),
                        price(order.getLong(5)),
                        price(order.getLong(6)),
                        order.getText(7),
                        quantity(order.getLong(8)),
                        order.getText(9));
            }
        }
        return numbers;
    }

    private void trades(long runId, Map<Long, Integer> numbers) {
        Map<Integer, Integer> fills = new HashMap<>();
        int trades = 0;
        try (Statement trade = connection.prepare(TRADES).bind(1, runId)) {
            while (trade.step()) {
                int order = numbers.getOrDefault(trade.getLong(0), 0);
                trades++;
                add(
                        "trade",
                        trades,
                        order,
                        fills.merge(order, 1, Integer::sum),
                        trade.getLong(1),
                        price(trade.getLong(2)),
                        quantity(trade.getLong(3)),
                        money(trade.getLong(4)),
                        money(trade.getLong(5)),
                        money(trade.getLong(6)));
            }
        }
    }

    private void ledger(String portfolio) {
        long posting = 0;
        int postings = 0;
        try (Statement line = connection.prepare(LEDGER).bind(1, portfolio)) {
            while (line.step()) {
                if (line.getLong(0) != posting) {
                    posting = line.getLong(0);
                    postings++;
                }
                add(
                        "ledger",
                        postings,
                        line.getLong(1),
                        line.getLong(2),
                        line.getText(3),
                        line.getText(4),
                        FixedPoint.formatShort(line.getLong(5), (int) line.getLong(6)),
                        line.getText(7));
            }
        }
    }

    private void balance(String portfolio, Asset asset) {
        try (Statement balance =
                connection.prepare(BALANCE).bind(1, portfolio).bind(2, asset.code())) {
            balance.step();
            add("balance", asset.code(), FixedPoint.formatShort(balance.getLong(0), asset.scale()));
        }
    }

    private void add(@Nullable Object... parts) {
        StringJoiner line = new StringJoiner(Ledgers.SEPARATOR);
        for (@Nullable Object part : parts) {
            line.add(String.valueOf(part));
        }
        lines.add(line.toString());
    }

    private String price(long units) {
        return units == 0 ? NONE : FixedPoint.formatShort(units, instrument.priceScale());
    }

    private String quantity(long units) {
        return FixedPoint.formatShort(units, instrument.quantityScale());
    }

    private String money(long units) {
        return FixedPoint.formatShort(units, instrument.quote().scale());
    }
}
