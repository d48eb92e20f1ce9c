package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.InterruptWatch;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.text.Progress;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.bulk.BlobText;
import dev.tradekeep.store.sqlite.bulk.BulkListener;
import dev.tradekeep.store.sqlite.bulk.BulkLoad;
import dev.tradekeep.store.sqlite.bulk.BulkMode;
import dev.tradekeep.store.sqlite.bulk.BulkOptions;
import dev.tradekeep.store.sqlite.bulk.BulkResult;
import dev.tradekeep.store.sqlite.bulk.IndexPolicy;
import dev.tradekeep.store.sqlite.bulk.RejectPolicy;
import dev.tradekeep.store.sqlite.bulk.RowFile;
import dev.tradekeep.store.sqlite.bulk.RowFormat;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep db import}. */
@Command(
        name = "import",
        description = {
            "Write the rows of a file into a table: CSV, JSON or NDJSON, gzipped or not. Rows are committed in"
                    + " batches; when it ends early, whole batches are there, and it says how many rows."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  tradekeep db import alerts alerts.csv",
            "  tradekeep db import assets assets.ndjson.gz --mode upsert --key code --on-error collect",
        })
final class DbImportCommand implements Runnable {
    private static final int PERCENT = 100;

    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private JsonOption json;

    @Parameters(index = "0", paramLabel = "TABLE", description = "Where the rows go.")
    private String table = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Where they are.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "csv|json|ndjson",
            description = "How they stand there. Default: as the file's name tells.")
    private @Nullable RowFormat format;

    @Option(
            names = "--mode",
            paramLabel = "insert|update|upsert|delete",
            defaultValue = "insert",
            description = "What is done with a row. Default: ${DEFAULT-VALUE}.")
    private BulkMode mode = BulkMode.INSERT;

    @Option(
            names = "--key",
            paramLabel = "COLUMN,…",
            split = ",",
            description =
                    "Columns that tell rows apart in the other modes. Default: the primary key.")
    private List<String> key = List.of();

    @Option(
            names = "--on-error",
            paramLabel = "stop|skip|collect",
            defaultValue = "stop",
            description =
                    "What a bad row does: end the import, be left out, or be left out and listed."
                            + " Default: ${DEFAULT-VALUE}.")
    private RejectPolicy onError = RejectPolicy.STOP;

    @Option(
            names = "--batch",
            paramLabel = "ROWS",
            description =
                    "Rows of a transaction at most; large rows make it smaller."
                            + " Default: "
                            + BulkOptions.BATCH_ROWS_DEFAULT
                            + ".")
    private int batch = BulkOptions.BATCH_ROWS_DEFAULT;

    @Option(names = "--sorted", description = "Write each batch in the order of the primary key.")
    private boolean sorted;

    @Option(
            names = "--indexes",
            paramLabel = "auto|keep|suspend",
            defaultValue = "auto",
            description =
                    "Whether indexes are taken away for the load, which is then one transaction."
                            + " Default: ${DEFAULT-VALUE}, by an estimate.")
    private IndexPolicy indexes = IndexPolicy.AUTO;

    @Option(
            names = "--blobs",
            paramLabel = "hex|base64",
            defaultValue = "hex",
            description = "How bytes are written there. Default: ${DEFAULT-VALUE}.")
    private BlobText blobs = BlobText.HEX;

    @Override
    public void run() {
        if (batch < 1 || batch > BulkOptions.BATCH_ROWS_MAX) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Wanted --batch 1 to " + BulkOptions.BATCH_ROWS_MAX + ", found " + batch);
        }
        RowFormat known = format == null ? RowFormat.of(file) : format;
        BulkOptions options = new BulkOptions(mode, key, batch, sorted, onError, indexes, false);
        try (InterruptWatch interrupt = InterruptWatch.start(() -> {})) {
            BulkResult result = load(known, options, interrupt);
            BulkText.write(table, result, json.wanted(), spec.commandLine().getOut());
            // Before the process is let go.
            spec.commandLine().getOut().flush();
        }
    }

    private BulkResult load(RowFormat known, BulkOptions options, InterruptWatch interrupt) {
        String name = String.valueOf(file.getFileName());
        try (Progress progress = Progress.show(name, PERCENT, spec.commandLine().getErr());
                OwnedBooks books = OwnedBooks.open(group.database.fileToCreate())) {
            Database database = books.database();
            RowFile rows =
                    new RowFile(
                            file,
                            known,
                            blobs,
                            (read, total) -> progress.at(PERCENT * read / Math.max(1, total)));
            return new BulkLoad(database)
                    .run(
                            table,
                            rows,
                            books.alone() ? options : options.whileShared(),
                            listener(interrupt));
        }
    }

    private static BulkListener listener(InterruptWatch interrupt) {
        return new BulkListener() {
            @Override
            public void advanced(long rowsRead, long rowsCommitted) {
                // The bar follows the bytes of the file.
            }

            @Override
            public boolean cancelled() {
                return interrupt.requested();
            }
        };
    }
}
