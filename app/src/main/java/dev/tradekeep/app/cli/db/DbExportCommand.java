package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.CheckedOutput;
import dev.tradekeep.app.cli.base.InterruptWatch;
import dev.tradekeep.app.cli.base.StalledOutput;
import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.bulk.BlobText;
import dev.tradekeep.store.sqlite.bulk.RowFormat;
import dev.tradekeep.store.sqlite.export.Export;
import dev.tradekeep.store.sqlite.export.ExportQuery;
import dev.tradekeep.store.sqlite.export.NewFile;
import dev.tradekeep.store.sqlite.export.RowCursor;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.text.CsvCells;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep db export}. */
@Command(
        name = "export",
        description = {
            "Write the rows of a table, a view or a query as text, in constant memory and without holding up"
                    + " anybody who writes."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  tradekeep db export orders --format csv",
            "  tradekeep db export v_trades --output trades.ndjson.gz",
            "  tradekeep db export \"SELECT symbol, count(*) AS n FROM v_orders GROUP BY 1\" --format json",
        })
final class DbExportCommand implements Runnable {
    private static final int BUFFER_CHARS = 1 << 16;
    private static final int SECONDS_DEFAULT = 600;

    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;

    @Parameters(
            paramLabel = "TABLE|QUERY|SQL",
            description = "A table, a view, a query of the catalogue, or a SELECT in quotes.")
    private String what = "";

    @Option(
            names = "--format",
            paramLabel = "csv|json|ndjson",
            description = "How the rows stand there. Default: as the file's name tells, else csv.")
    private @Nullable RowFormat format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description =
                    "A file that appears when it is whole, packed when it ends in .gz. Default:"
                            + " standard output.")
    private @Nullable Path output;

    @Option(
            names = "--parameter",
            paramLabel = "VALUE",
            description = "A value for ?1, ?2, … of the query, in this order.")
    private List<String> parameters = List.of();

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            description =
                    "End with an error after so long, because the log grows while somebody reads."
                            + " Default: "
                            + SECONDS_DEFAULT
                            + ".")
    private int seconds = SECONDS_DEFAULT;

    @Option(
            names = "--blobs",
            paramLabel = "hex|base64",
            defaultValue = "hex",
            description = "How bytes are written. Default: ${DEFAULT-VALUE}.")
    private BlobText blobs = BlobText.HEX;

    @Option(
            names = "--csv-safe",
            description =
                    "Put an apostrophe before texts that a spreadsheet would run as a formula (= + - @"
                            + " tab, line end); numbers stay. For CSV only.")
    private boolean csvSafe;

    @Override
    public void run() {
        if (seconds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "Wanted --time-limit from 1, found " + seconds);
        }
        Path database = group.database.file();
        String sql;
        try (DatabaseReader reader = DatabaseReader.open(database)) {
            sql =
                    reader.read(
                            transaction -> ExportQuery.of(transaction, QueryCatalogue.all(), what));
        }
        Duration limit = Duration.ofSeconds(seconds);
        try (RowCursor cursor = RowCursor.open(database, sql, parameters, limit)) {
            if (output == null) {
                print(cursor, limit);
            } else {
                write(cursor, output, database);
            }
        }
    }

    private void print(RowCursor cursor, Duration limit) {
        RowFormat known = format == null ? RowFormat.CSV : format;
        PrintWriter out = spec.commandLine().getOut();
        try (StalledOutput _ = StalledOutput.watch(limit, spec.commandLine().getErr())) {
            Writer buffered = new BufferedWriter(new CheckedOutput(out), BUFFER_CHARS);
            Export.run(cursor, known, blobs, cells(known), buffered);
        } catch (IOException e) {
            throw failed("the output", cursor, e);
        }
    }

    private void write(RowCursor cursor, Path file, Path database) {
        RowFormat known = format == null ? RowFormat.of(file) : format;
        if (DatabaseFile.at(database).isPartOf(file) || Files.isDirectory(file)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    file + ": wanted the name of a file of its own for the rows.");
        }
        CsvCells cells = cells(known);
        // On Ctrl-C the reading ends, and with it the unfinished file goes.
        try (InterruptWatch _ = InterruptWatch.start(cursor::cancel);
                NewFile made = NewFile.begin(file, RowFormat.isGzip(file))) {
            long rows = Export.run(cursor, known, blobs, cells, made.writer());
            made.finish();
            spec.commandLine().getErr().println(file + ": " + Numbers.count(rows) + " rows");
        } catch (IOException e) {
            throw failed(file.toString(), cursor, e);
        }
    }

    private CsvCells cells(RowFormat known) {
        if (csvSafe && known != RowFormat.CSV) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Wanted --csv-safe with --format csv, found " + Word.of(known));
        }
        return csvSafe ? CsvCells.SAFE : CsvCells.EXACT;
    }

    private static TradekeepException failed(String where, RowCursor cursor, IOException e) {
        return new TradekeepException(
                ErrorCode.OUTPUT_FAILED,
                "Writing to "
                        + where
                        + " failed at row "
                        + cursor.rows()
                        + ": "
                        + e.getMessage()
                        + ".",
                e);
    }
}
