package dev.tradekeep.model.tick;

import java.nio.ByteBuffer;

/**
 * Packs a run of ticks into bytes.
 *
 * <p>The form: ticks one after the other, of each its time, then its values. Every number stands in
 * groups of seven bits, the lowest first, the eighth bit set in all but the last. The time is twice
 * the microseconds since the tick before, plus one when the tick's sequence is not what was to be
 * expected: the next one at the same time, 0 at another; then the sequence follows. The first tick
 * is measured against the place that its chunk begins at. A value is the difference to the number
 * that {@link Foretold} names, 0 at the first tick, doubled, and inverted when it is negative, so
 * that small differences of either sign are short. Differences wrap around at 64 bits.
 */
final class TickPacker {
    private static final int NUMBER_BYTES_MAX = 10;

    private final Foretold[] foretold;
    private final ByteBuffer out;

    private TickPacker(TickKind kind, int ticks) {
        foretold = kind.foretold();
        out = ByteBuffer.allocate(ticks * (2 + foretold.length) * NUMBER_BYTES_MAX);
    }

    /** The bytes of all ticks of a buffer, which are those of one UTC day. */
    static byte[] pack(TickKind kind, TickBuffer ticks) {
        TickPacker packer = new TickPacker(kind, ticks.ticks());
        for (int tick = 0; tick < ticks.ticks(); tick++) {
            packer.put(ticks, tick);
        }
        byte[] bytes = new byte[packer.out.position()];
        packer.out.flip().get(bytes);
        return bytes;
    }

    private void put(TickBuffer ticks, int tick) {
        long since = tick == 0 ? 0 : ticks.at(tick) - ticks.at(tick - 1);
        long expected = since > 0 ? 0 : ticks.sequence(Math.max(0, tick - 1)) + (tick > 0 ? 1 : 0);
        boolean odd = ticks.sequence(tick) != expected;
        putNumber(since << 1 | (odd ? 1 : 0));
        if (odd) {
            putNumber(ticks.sequence(tick));
        }
        for (int column = 0; column < foretold.length; column++) {
            long near =
                    switch (foretold[column]) {
                        case BY_TICK_BEFORE -> tick == 0 ? 0 : ticks.value(tick - 1, column);
                        case BY_VALUE_BEFORE -> ticks.value(tick, column - 1);
                        case BY_NOTHING -> 0;
                    };
            long difference = ticks.value(tick, column) - near;
            putNumber(difference << 1 ^ difference >> 63);
        }
    }

    private void putNumber(long number) {
        long rest = number;
        while (rest >>> 7 != 0) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }
}
