package dev.tradekeep.bench.bulk;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.bulk.BulkListener;
import dev.tradekeep.store.sqlite.bulk.BulkLoad;
import dev.tradekeep.store.sqlite.bulk.BulkMode;
import dev.tradekeep.store.sqlite.bulk.BulkOptions;
import dev.tradekeep.store.sqlite.bulk.BulkRow;
import dev.tradekeep.store.sqlite.bulk.IndexPolicy;
import dev.tradekeep.store.sqlite.bulk.RowInput;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A table of made-up rows, as somebody's own next to the books. */
final class MadeUpTable {
    static final String NAME = "made_up";
    private static final List<String> COLUMNS = List.of("id", "code", "amount", "at", "note");
    private static final long SEED = 1;

    private static final String SCHEMA =
            """
            CREATE TABLE made_up (
                id INTEGER PRIMARY KEY, code INTEGER NOT NULL, amount INTEGER NOT NULL,
                at INTEGER NOT NULL, note TEXT
            ) STRICT;
            CREATE INDEX ix_made_up_code ON made_up (code);
            CREATE INDEX ix_made_up_amount_at ON made_up (amount, at);
            CREATE INDEX ix_made_up_note ON made_up (note);
            """;

    private MadeUpTable() {}

    /** Makes a new file with so many rows. */
    static void fill(Path file, long rows) {
        Database.open(file, Duration.ZERO, InstantSource.system()).close();
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE)) {
            // The indexes are made last, as anybody would.
            connection.execute(SCHEMA.substring(0, SCHEMA.indexOf(';') + 1));
            connection.execute(
                    "PRAGMA synchronous=OFF; WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
                            + " FROM n WHERE i < "
                            + rows
                            + ") INSERT INTO made_up SELECT i, i * 7919 % 1000003, i * 104729 % 9973, i,"
                            + " 'note ' || (i * 31 % 1009) FROM n WHERE i <= "
                            + rows);
        }
    }

    /** Loads rows into a new file that has some. */
    static double rowsPerSecond(Path file, long there, int coming, IndexPolicy policy) {
        fill(file, there);
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE)) {
            connection.execute(SCHEMA.substring(SCHEMA.indexOf(';') + 1));
        }
        SplittableRandom random = new SplittableRandom(SEED);
        List<BulkRow> rows = new ArrayList<>(coming);
        for (int i = 1; i <= coming; i++) {
            rows.add(
                    BulkRow.of(
                            i,
                            there + 1 + i,
                            random.nextLong(1_000_003),
                            random.nextLong(9_973),
                            there + 1 + i,
                            "note " + random.nextInt(1_009)));
        }
        try (Database database = Database.open(file, Duration.ZERO, InstantSource.system())) {
            return new BulkLoad(database)
                    .run(
                            NAME,
                            RowInput.of(COLUMNS, rows),
                            BulkOptions.of(BulkMode.INSERT).withIndexes(policy),
                            BulkListener.NONE)
                    .rowsPerSecond();
        }
    }
}
