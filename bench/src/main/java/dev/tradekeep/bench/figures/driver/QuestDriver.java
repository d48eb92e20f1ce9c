package dev.tradekeep.bench.figures.driver;

import dev.tradekeep.bench.process.Built;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.DefaultCairoConfiguration;
import io.questdb.cairo.TableWriter;
import io.questdb.cairo.security.AllowAllSecurityContext;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.sql.RecordCursor;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContext;
import io.questdb.griffin.SqlExecutionContextImpl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** QuestDB in the process, with the candles in a table by time, as it wants them. */
final class QuestDriver extends Driver {
    private static final String FILL = "fill";
    private static final String LOG = "log.conf";
    private static final String LOG_SETTINGS =
            """
            writers=file
            w.file.class=io.questdb.log.LogFileWriter
            w.file.location=questdb.log
            w.file.level=CRITICAL
            """;
    private static final String TABLE = "candles";
    private static final String SCHEMA =
            "CREATE TABLE candles (ts TIMESTAMP, series SYMBOL CAPACITY 16384 INDEX, series_id LONG,"
                    + " open LONG, high LONG, low LONG, close LONG, volume LONG) TIMESTAMP(ts)"
                    + " PARTITION BY MONTH BYPASS WAL";
    private static final String ROWS =
            "SELECT open_time, series_id, open, high, low, close, volume FROM candles"
                    + " ORDER BY open_time, series_id";
    private static final int ID = 1;

    private final CairoEngine engine;

    private QuestDriver(Path folder, CairoEngine engine) {
        super(folder, "questdb");
        this.engine = engine;
    }

    /**
     * Serves a store, or fills one.
     *
     * @param args {@code FOLDER STORE}: where the work lies, and the rows; or {@code fill STORE
     *     BOOKS}
     */
    public static void main(String[] args) throws Exception {
        if (args[0].equals(FILL)) {
            fill(Path.of(args[1]), Path.of(args[2]));
            return;
        }
        try (CairoEngine engine = new CairoEngine(new DefaultCairoConfiguration(args[1]))) {
            new QuestDriver(Path.of(args[0]), engine).serve();
        }
    }

    /** A folder with the candles of the books, made once by a process of its own. */
    static Path store(Path books) throws Unavailable {
        return Built.folder(
                "figures-questdb",
                List.of(String.valueOf(books.getParent()), SCHEMA, LOG_SETTINGS),
                made -> {
                    Files.writeString(made.resolve(LOG), LOG_SETTINGS);
                    Program.run(made, command(made, FILL, made.toString(), books.toString()));
                });
    }

    /** The command that serves a store. */
    static List<String> command(Path folder, Path store) {
        return command(store, folder.toString(), store.toString());
    }

    /** It prints to standard output what it is not told to print elsewhere. */
    private static List<String> command(Path store, String... arguments) {
        List<String> command = new ArrayList<>(Program.java(QuestDriver.class));
        command.removeIf(option -> option.startsWith("-Xmx"));
        command.addAll(
                1,
                List.of(
                        "-Xmx1g",
                        "--add-exports=java.base/jdk.internal.math=ALL-UNNAMED",
                        "-Dout=" + store.resolve(LOG)));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void fill(Path folder, Path books) throws SqlException {
        try (CairoEngine engine =
                        new CairoEngine(new DefaultCairoConfiguration(folder.toString()));
                Connection connection = Connection.open(books, OpenMode.READ_ONLY);
                Statement rows = connection.prepare(ROWS)) {
            engine.execute(SCHEMA, context(engine));
            try (TableWriter writer = engine.getWriter(engine.verifyTableName(TABLE), "fill")) {
                while (rows.step()) {
                    TableWriter.Row row = writer.newRow(rows.getLong(0));
                    row.putSym(1, Long.toString(rows.getLong(ID)));
                    for (int column = ID; column < ID + 6; column++) {
                        row.putLong(column + 1, rows.getLong(column));
                    }
                    row.append();
                }
                writer.commit();
            }
        }
    }

    private static SqlExecutionContext context(CairoEngine engine) {
        return new SqlExecutionContextImpl(engine, 1).with(AllowAllSecurityContext.INSTANCE);
    }

    @Override
    String version() {
        return String.valueOf(CairoEngine.class.getPackage().getImplementationVersion());
    }

    @Override
    Session open() {
        return new Embedded(engine, context(engine), new HashMap<>());
    }

    /** The statement with its parameters in it is compiled once for each set of them. */
    private record Embedded(
            CairoEngine engine,
            SqlExecutionContext context,
            Map<String, RecordCursorFactory> compiled)
            implements Session {
        @Override
        public void run(Task task, Object[] parameters, Values values) throws SqlException {
            String sql = task.sql();
            for (Object parameter : parameters) {
                sql = sql.replaceFirst("\\?", parameter.toString());
            }
            RecordCursorFactory factory = compiled.get(sql);
            if (factory == null) {
                factory = engine.select(sql, context);
                compiled.put(sql, factory);
            }
            try (RecordCursor rows = factory.getCursor(context)) {
                Record row = rows.getRecord();
                while (rows.hasNext()) {
                    for (int column = 0; column < task.columns(); column++) {
                        values.add(row.getLong(column));
                    }
                    values.endRow();
                }
            }
        }

        @Override
        public void close() {
            compiled.values().forEach(RecordCursorFactory::close);
        }
    }
}
