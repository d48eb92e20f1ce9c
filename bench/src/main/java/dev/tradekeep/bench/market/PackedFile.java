package dev.tradekeep.bench.market;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TransactionMode;
import java.nio.file.Path;
import java.util.Objects;

/** The same rows twice in files of their own: as a table of rows, and as a table of packed days. */
final class PackedFile implements AutoCloseable {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int ROWS_MAX = 1 << 20;

    private final Connection connection;
    private final Packed.Basis[] bases;
    private final Packed packer = new Packed();
    private final long[] day;
    private final Statement insert;
    private int filled;
    private long dayStart = Long.MIN_VALUE;
    private long rows;

    /** Makes an empty file. */
    PackedFile(Path file, Packed.Basis[] bases) {
        this.bases = bases;
        day = new long[ROWS_MAX * bases.length];
        connection = Connection.open(file, OpenMode.READ_WRITE_CREATE);
        connection.execute(
                "CREATE TABLE packed (series_id INTEGER NOT NULL, day INTEGER NOT NULL,"
                        + " data BLOB NOT NULL, PRIMARY KEY (series_id, day)) STRICT, WITHOUT ROWID");
        connection.begin(TransactionMode.IMMEDIATE);
        insert = connection.prepare("INSERT INTO packed VALUES (1, ?, ?)");
    }

    /** Adds a row, whose first number is its time. */
    void add(long[] row) {
        if (row[0] - dayStart >= DAY_MICROS || filled + bases.length > day.length) {
            flush();
            dayStart = Math.floorDiv(row[0], DAY_MICROS) * DAY_MICROS;
        }
        System.arraycopy(row, 0, day, filled, bases.length);
        filled += bases.length;
        rows++;
    }

    private void flush() {
        if (filled > 0) {
            byte[] data = packer.encode(day, filled / bases.length, bases);
            insert.bind(1, day[0]).bind(2, data).update();
            filled = 0;
        }
    }

    /** Ends the writing and answers what a row costs on disk. */
    double bytesPerRow() {
        flush();
        connection.commit();
        try (Statement size =
                connection.prepare(
                        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")) {
            size.step();
            return (double) size.getLong(0) / rows;
        }
    }

    /** Reads everything and answers the sum of all numbers. */
    long sum() {
        long[] sum = new long[1];
        try (Statement select =
                connection.prepare("SELECT data FROM packed WHERE series_id = 1 ORDER BY day")) {
            while (select.step()) {
                byte[] data = Objects.requireNonNull(select.getBlob(0));
                Packed.decode(
                        data,
                        bases,
                        row -> {
                            for (long value : row) {
                                sum[0] += value;
                            }
                        });
            }
        }
        return sum[0];
    }

    @Override
    public void close() {
        insert.close();
        connection.close();
    }
}
