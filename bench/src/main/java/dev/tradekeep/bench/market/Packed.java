package dev.tradekeep.bench.market;

import java.nio.ByteBuffer;

/**
 * Rows of a day in one blob: each number as the difference to the number of the row that foretells
 * it best, zigzagged, in groups of seven bits. The experiment that tells what a compact store would
 * gain; the store itself keeps rows.
 */
final class Packed {
    private static final int VARINT_BYTES_MAX = 10;

    private ByteBuffer out = ByteBuffer.allocate(1 << 16);

    /** Takes the rows of a blob. */
    @FunctionalInterface
    interface Visitor {
        /** A row; the array is used again. */
        void visit(long[] row);
    }

    /** What a number is compared with. */
    enum Basis {
        /** The same column of the row before. */
        PREVIOUS,
        /** The last column of the row before, such as the close before an open. */
        PREVIOUS_CLOSE,
        /** The column before it. */
        COLUMN_BEFORE,
        /** Nothing. */
        NONE
    }

    /** {@code time, open, high, low, close, volume}; an open is near the close before it. */
    static final Basis[] CANDLE = {
        Basis.PREVIOUS,
        Basis.PREVIOUS_CLOSE,
        Basis.COLUMN_BEFORE,
        Basis.COLUMN_BEFORE,
        Basis.COLUMN_BEFORE,
        Basis.NONE
    };

    /** {@code time, bid, ask, bid size, ask size}. */
    static final Basis[] QUOTE = {
        Basis.PREVIOUS, Basis.PREVIOUS, Basis.COLUMN_BEFORE, Basis.PREVIOUS, Basis.PREVIOUS
    };

    /** {@code time, price, quantity}. */
    static final Basis[] TRADE = {Basis.PREVIOUS, Basis.PREVIOUS, Basis.NONE};

    private static final int CLOSE = 4;

    /** Packs rows that lie one after another. */
    byte[] encode(long[] rows, int count, Basis[] bases) {
        out.clear();
        int width = bases.length;
        for (int at = 0; at < count * width; at += width) {
            if (out.remaining() < width * VARINT_BYTES_MAX) {
                out = ByteBuffer.allocate(2 * out.capacity()).put(out.flip());
            }
            for (int column = 0; column < width; column++) {
                put(rows[at + column] - basis(bases[column], rows, at, column, width));
            }
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static long basis(Basis basis, long[] rows, int at, int column, int width) {
        return switch (basis) {
            case PREVIOUS -> at == 0 ? 0 : rows[at - width + column];
            case PREVIOUS_CLOSE -> at == 0 ? 0 : rows[at - width + CLOSE];
            case COLUMN_BEFORE -> rows[at + column - 1];
            case NONE -> 0;
        };
    }

    private void put(long value) {
        long rest = value << 1 ^ value >> 63;
        while (rest >>> 7 != 0) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    /** Unpacks all rows of a blob. */
    static void decode(byte[] bytes, Basis[] bases, Visitor visitor) {
        int width = bases.length;
        long[] before = new long[width];
        long[] row = new long[width];
        int at = 0;
        while (at < bytes.length) {
            for (int column = 0; column < width; column++) {
                long rest = 0;
                int shift = 0;
                byte group;
                do {
                    group = bytes[at++];
                    rest |= (group & 0x7fL) << shift;
                    shift += 7;
                } while (group < 0);
                long difference = rest >>> 1 ^ -(rest & 1);
                row[column] =
                        difference
                                + switch (bases[column]) {
                                    case PREVIOUS -> before[column];
                                    case PREVIOUS_CLOSE -> before[CLOSE];
                                    case COLUMN_BEFORE -> row[column - 1];
                                    case NONE -> 0;
                                };
            }
            visitor.visit(row);
            System.arraycopy(row, 0, before, 0, width);
        }
    }
}
