package dev.tradekeep.market.series.load;

import dev.tradekeep.model.tick.TickPlace;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Rows of numbers, packed: each number is the difference to the one above it, doubled, and inverted
 * when it is negative, in groups of seven bits, the lowest first, the eighth bit set in all but the
 * last. Differences wrap around at 64 bits. First come how many rows there are and how wide they
 * are. Of each row there are the line of its file, its place among the ticks of its time, the time,
 * and the values.
 */
final class StagedRows {
    /** What stands before the time. */
    static final int HEAD = 2;

    private static final int NUMBER_BYTES_MAX = 10;

    private final long[] numbers;
    private final int width;

    private StagedRows(long[] numbers, int width) {
        this.numbers = numbers;
        this.width = width;
    }

    /** How many numbers a row has. */
    int width() {
        return width;
    }

    /** How many there are. */
    int rows() {
        return numbers.length / width;
    }

    long line(int row) {
        return numbers[row * width];
    }

    /** The place behind which a row goes; empty when it is the first of its time. */
    Optional<TickPlace> before(int row) {
        long sequence = numbers[row * width + 1];
        return sequence == 0
                ? Optional.empty()
                : Optional.of(new TickPlace(numbers[row * width + HEAD], sequence - 1));
    }

    /** Copies time and values. */
    void copy(int row, long[] into) {
        System.arraycopy(numbers, row * width + HEAD, into, 0, width - HEAD);
    }

    /** The bytes of so many rows. */
    static byte[] pack(long[] numbers, int rows, int width) {
        ByteBuffer out = ByteBuffer.allocate((2 + rows * width) * NUMBER_BYTES_MAX);
        put(out, rows);
        put(out, width);
        for (int i = 0; i < rows * width; i++) {
            put(out, numbers[i] - (i < width ? 0 : numbers[i - width]));
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** The rows of such bytes. */
    static StagedRows unpack(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int rows = Math.toIntExact(get(in));
        int width = Math.toIntExact(get(in));
        long[] numbers = new long[rows * width];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = get(in) + (i < width ? 0 : numbers[i - width]);
        }
        return new StagedRows(numbers, width);
    }

    private static void put(ByteBuffer out, long number) {
        long rest = number << 1 ^ number >> 63;
        while (rest >>> 7 != 0) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static long get(ByteBuffer in) {
        long folded = 0;
        byte group;
        int shift = 0;
        do {
            group = in.get();
            folded |= (group & 0x7FL) << shift;
            shift += 7;
        } while (group < 0);
        return folded >>> 1 ^ -(folded & 1);
    }
}
