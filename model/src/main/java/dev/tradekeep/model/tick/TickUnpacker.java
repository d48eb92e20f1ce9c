package dev.tradekeep.model.tick;

/** Reads what {@link TickPacker} has written, tick by tick. Belongs to one thread. */
public final class TickUnpacker {
    private static final int SHIFT_MAX = 63;

    private final TickChunk chunk;
    private final byte[] bytes;
    private final Foretold[] foretold;
    private final long[] values;
    private int position;
    private int ticksLeft;
    private long at;
    private long sequence;

    /** Begins with the first tick of a chunk whose checksum has been found right. */
    TickUnpacker(TickChunk chunk) {
        this.chunk = chunk;
        bytes = chunk.packed();
        foretold = chunk.kind().foretold();
        values = new long[foretold.length];
        ticksLeft = chunk.ticks();
        at = chunk.first().at();
        sequence = chunk.first().sequence() - 1;
    }

    /**
     * Goes on to the next tick.
     *
     * @return false when there is none
     * @throws dev.tradekeep.model.error.TradekeepException when the bytes are not what a packer
     *     writes
     */
    public boolean next() {
        if (ticksLeft == 0) {
            return false;
        }
        long time = number();
        long since = time >>> 1;
        at += since;
        sequence = since == 0 ? sequence + 1 : 0;
        if ((time & 1) != 0) {
            sequence = number();
        }
        for (int column = 0; column < values.length; column++) {
            long zigzag = number();
            long difference = zigzag >>> 1 ^ -(zigzag & 1);
            values[column] =
                    difference
                            + switch (foretold[column]) {
                                case BY_TICK_BEFORE -> values[column];
                                case BY_VALUE_BEFORE -> values[column - 1];
                                case BY_NOTHING -> 0;
                            };
        }
        ticksLeft--;
        if (ticksLeft == 0) {
            requireWholeEnd();
        }
        return true;
    }

    private long number() {
        long number = 0;
        for (int shift = 0; shift <= SHIFT_MAX; shift += 7) {
            if (position == bytes.length) {
                throw chunk.damaged("its bytes end too early");
            }
            byte group = bytes[position++];
            number |= (group & 0x7fL) << shift;
            if (group >= 0) {
                return number;
            }
        }
        throw chunk.damaged("it holds a number that is too long");
    }

    private void requireWholeEnd() {
        TickPlace last = chunk.last();
        if (position != bytes.length || at != last.at() || sequence != last.sequence()) {
            throw chunk.damaged("its bytes do not end with its last tick");
        }
    }

    /** UTC microseconds. */
    public long at() {
        return at;
    }

    long sequence() {
        return sequence;
    }

    /** The numbers of the tick; used again for the next one. */
    public long[] values() {
        return values;
    }
}
