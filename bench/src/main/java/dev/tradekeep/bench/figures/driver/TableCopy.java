package dev.tradekeep.bench.figures.driver;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tables that the work reads, out of our books into the store of a peer. */
final class TableCopy {
    /** In the order in which one may refer to another. */
    private static final List<String> TABLES =
            List.of(
                    "assets",
                    "portfolios",
                    "instruments",
                    "positions",
                    "orders",
                    "candle_series",
                    "candles");

    /** The indexes of ours that the work goes by, in SQL that everybody takes. */
    static final List<String> INDEXES =
            List.of(
                    "CREATE UNIQUE INDEX ix_assets ON assets (id)",
                    "CREATE UNIQUE INDEX ix_portfolios ON portfolios (id)",
                    "CREATE UNIQUE INDEX ix_instruments ON instruments (id)",
                    "CREATE UNIQUE INDEX ix_orders_client_order_id ON orders (client_order_id)");

    private TableCopy() {}

    /**
     * A table.
     *
     * @param columns their names
     * @param texts whether each is a text; all others are integers
     */
    record Table(String name, List<String> columns, List<Boolean> texts) {
        Table {
            columns = List.copyOf(columns);
            texts = List.copyOf(texts);
        }

        /** {@code CREATE TABLE}, with a type for integers and one for texts. */
        String definition(String integer, String text) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                parts.add(columns.get(i) + " " + (texts.get(i) ? text : integer));
            }
            return parts.stream()
                    .collect(Collectors.joining(", ", "CREATE TABLE " + name + " (", ")"));
        }
    }

    /** Takes the rows of a table. */
    interface Target {
        void table(Table table, Statement rows) throws Exception;
    }

    /** Hands over each table with a statement before its first row. */
    static void run(Path books, Target target) throws Exception {
        try (Connection connection = Connection.open(books, OpenMode.READ_ONLY)) {
            for (String name : TABLES) {
                List<String> columns = new ArrayList<>();
                List<Boolean> texts = new ArrayList<>();
                try (Statement info =
                        connection.prepare("SELECT name, type FROM pragma_table_info(?)")) {
                    info.bind(1, name);
                    while (info.step()) {
                        columns.add(String.valueOf(info.getText(0)));
                        texts.add("TEXT".equals(info.getText(1)));
                    }
                }
                try (Statement rows =
                        connection.prepare(
                                "SELECT " + String.join(", ", columns) + " FROM " + name)) {
                    target.table(new Table(name, columns, texts), rows);
                }
            }
        }
    }
}
