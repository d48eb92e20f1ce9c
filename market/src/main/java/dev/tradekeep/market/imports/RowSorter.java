package dev.tradekeep.market.imports;

import dev.tradekeep.store.text.FileFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Brings rows into the order of time, in bounded memory: runs of rows are sorted, and when there is
 * more than one, they go to a temporary file and are merged. Rows of one time keep their order; in
 * a file that is newest first they turn it round. One thread at a time.
 */
final class RowSorter implements AutoCloseable {
    /** Rows that are sorted in memory. */
    static final int RUN_ROWS = 1 << 18;

    /** Rows that are read of each run at once. */
    private static final int MERGE_ROWS = 1 << 10;

    private static final String TEMPORARY = "the temporary file that rows are sorted in";

    private final int width;
    private final int runRows;
    private final boolean newestFirst;
    private final List<Run> runs = new ArrayList<>();
    private long[] rows;
    private int count;
    private @Nullable FileChannel file;

    /** Takes a row of sorted ones. */
    @FunctionalInterface
    interface Visitor {
        /** Takes a row; the array is used again. */
        void row(long[] row);
    }

    /** Rows in order, from a place in the file on. */
    private record Run(int ordinal, long position, int rows) {}

    /**
     * @param width numbers of a row; the first is its time
     */
    RowSorter(int width, boolean newestFirst) {
        this(width, newestFirst, RUN_ROWS);
    }

    /**
     * @param runRows rows that are sorted in memory
     */
    RowSorter(int width, boolean newestFirst, int runRows) {
        this.width = width;
        this.newestFirst = newestFirst;
        this.runRows = runRows;
        rows = new long[width * Math.min(runRows, MERGE_ROWS)];
    }

    /** Takes a copy of a row. */
    void add(long[] row) {
        if (count == runRows) {
            spill();
        }
        if ((count + 1) * width > rows.length) {
            rows = Arrays.copyOf(rows, width * Math.min(runRows, 2 * count));
        }
        System.arraycopy(row, 0, rows, count * width, width);
        count++;
    }

    /** Hands on all rows in order. */
    void forEach(Visitor visitor) {
        if (runs.isEmpty()) {
            long[] row = new long[width];
            for (int index : order()) {
                System.arraycopy(rows, index * width, row, 0, width);
                visitor.row(row);
            }
            return;
        }
        spill();
        merge(visitor);
    }

    private Integer[] order() {
        Integer[] order = new Integer[count];
        for (int i = 0; i < count; i++) {
            order[i] = newestFirst ? count - 1 - i : i;
        }
        Arrays.sort(order, Comparator.comparingLong(index -> rows[index * width]));
        return order;
    }

    private void spill() {
        try {
            FileChannel target = file();
            ByteBuffer bytes = ByteBuffer.allocate(MERGE_ROWS * width * Long.BYTES);
            runs.add(new Run(runs.size(), target.size(), count));
            for (int index : order()) {
                for (int i = 0; i < width; i++) {
                    bytes.putLong(rows[index * width + i]);
                }
                if (!bytes.hasRemaining()) {
                    write(target, bytes);
                }
            }
            write(target, bytes);
            count = 0;
        } catch (IOException e) {
            throw FileFailure.of(TEMPORARY, e);
        }
    }

    private static void write(FileChannel target, ByteBuffer bytes) throws IOException {
        bytes.flip();
        while (bytes.hasRemaining()) {
            target.write(bytes, target.size());
        }
        bytes.clear();
    }

    private FileChannel file() throws IOException {
        if (file == null) {
            file =
                    FileChannel.open(
                            Files.createTempFile("tradekeep-sort", ".tmp"),
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
        }
        return file;
    }

    private void merge(Visitor visitor) {
        Comparator<Cursor> byTime = Comparator.comparingLong(Cursor::time);
        Comparator<Cursor> byRun = Comparator.comparingInt(cursor -> cursor.run.ordinal());
        PriorityQueue<Cursor> next =
                new PriorityQueue<>(byTime.thenComparing(newestFirst ? byRun.reversed() : byRun));
        try {
            for (Run run : runs) {
                Cursor cursor = new Cursor(run);
                if (cursor.advance()) {
                    next.add(cursor);
                }
            }
            while (!next.isEmpty()) {
                Cursor first = next.remove();
                visitor.row(first.row);
                if (first.advance()) {
                    next.add(first);
                }
            }
        } catch (IOException e) {
            throw FileFailure.of(TEMPORARY, e);
        }
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw FileFailure.of(TEMPORARY, e);
            }
        }
    }

    /** Reads the rows of a run. */
    private final class Cursor {
        private final Run run;
        private final long[] row = new long[width];
        private final ByteBuffer bytes = ByteBuffer.allocate(MERGE_ROWS * width * Long.BYTES);
        private LongBuffer longs = bytes.asLongBuffer().limit(0);
        private int read;

        Cursor(Run run) {
            this.run = run;
        }

        long time() {
            return row[0];
        }

        boolean advance() throws IOException {
            if (!longs.hasRemaining()) {
                if (read == run.rows()) {
                    return false;
                }
                fill();
            }
            longs.get(row);
            return true;
        }

        private void fill() throws IOException {
            int wanted = Math.min(MERGE_ROWS, run.rows() - read);
            long rowBytes = (long) width * Long.BYTES;
            bytes.clear().limit((int) (wanted * rowBytes));
            long position = run.position() + read * rowBytes;
            while (bytes.hasRemaining()) {
                int got = file().read(bytes, position);
                if (got < 0) {
                    throw new IOException("it was cut short");
                }
                position += got;
            }
            longs = bytes.flip().asLongBuffer();
            read += wanted;
        }
    }
}
