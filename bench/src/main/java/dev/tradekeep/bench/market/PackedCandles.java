package dev.tradekeep.bench.market;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TransactionMode;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * Candles in a file of their own, a blob a day: each number as the difference to the one that is
 * nearest to it, zigzagged, in groups of seven bits. The experiment that tells what packed candles
 * would gain; the store keeps rows.
 */
final class PackedCandles implements AutoCloseable {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int COLUMNS = 6;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;
    private static final int NUMBER_BYTES_MAX = 10;
    private static final int CANDLES_MAX = 1_440;

    private final Connection connection;
    private final Statement insert;
    private final ByteBuffer out = ByteBuffer.allocate(CANDLES_MAX * COLUMNS * NUMBER_BYTES_MAX);
    private final long[] before = new long[COLUMNS];
    private long dayStart = Long.MIN_VALUE;
    private long candles;

    /** Makes an empty file. */
    PackedCandles(Path file) {
        connection = Connection.open(file, OpenMode.READ_WRITE_CREATE);
        connection.execute(
                "CREATE TABLE packed (series_id INTEGER NOT NULL, day INTEGER NOT NULL,"
                        + " data BLOB NOT NULL, PRIMARY KEY (series_id, day)) STRICT, WITHOUT ROWID");
        connection.begin(TransactionMode.IMMEDIATE);
        insert = connection.prepare("INSERT INTO packed VALUES (1, ?, ?)");
    }

    /** Adds {@code time, open, high, low, close, volume}. */
    void add(long[] row) {
        if (row[0] - dayStart >= DAY_MICROS || out.remaining() < COLUMNS * NUMBER_BYTES_MAX) {
            flush();
            dayStart = Math.floorDiv(row[0], DAY_MICROS) * DAY_MICROS;
        }
        for (int column = 0; column < COLUMNS; column++) {
            long difference = row[column] - near(column, before, row);
            put(difference << 1 ^ difference >> 63);
        }
        System.arraycopy(row, 0, before, 0, COLUMNS);
        candles++;
    }

    /** An open is near the close before it, the other prices near the one next to them. */
    private static long near(int column, long[] before, long[] row) {
        return switch (column) {
            case 0 -> before[0];
            case 1 -> before[CLOSE];
            case VOLUME -> 0;
            default -> row[column - 1];
        };
    }

    private void put(long number) {
        long rest = number;
        while (rest >>> 7 != 0) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private void flush() {
        if (out.position() > 0) {
            byte[] data = new byte[out.position()];
            out.flip().get(data);
            out.clear();
            Arrays.fill(before, 0);
            insert.bind(1, dayStart).bind(2, data).update();
        }
    }

    /** Ends the writing and answers what a candle costs on disk. */
    double bytesPerRow() {
        flush();
        connection.commit();
        try (Statement size =
                connection.prepare(
                        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")) {
            size.step();
            return (double) size.getLong(0) / candles;
        }
    }

    /** Reads everything and answers the sum of all numbers. */
    long sum() {
        long[] last = new long[COLUMNS];
        long[] row = new long[COLUMNS];
        long sum = 0;
        try (Statement select =
                connection.prepare("SELECT data FROM packed WHERE series_id = 1 ORDER BY day")) {
            while (select.step()) {
                byte[] data = Objects.requireNonNull(select.getBlob(0));
                int at = 0;
                Arrays.fill(last, 0);
                while (at < data.length) {
                    for (int column = 0; column < COLUMNS; column++) {
                        long rest = 0;
                        int shift = 0;
                        byte group;
                        do {
                            group = data[at++];
                            rest |= (group & 0x7fL) << shift;
                            shift += 7;
                        } while (group < 0);
                        row[column] = (rest >>> 1 ^ -(rest & 1)) + near(column, last, row);
                        sum += row[column];
                    }
                    System.arraycopy(row, 0, last, 0, COLUMNS);
                }
            }
        }
        return sum;
    }

    @Override
    public void close() {
        insert.close();
        connection.close();
    }
}
