package dev.tradekeep.model.tick;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Packed ticks of one series and UTC day, with no tick of the series between that is not theirs.
 */
public final class TickChunk {
    private static final int HEAD_NUMBERS = 6;

    private final long seriesId;
    private final TickKind kind;
    private final TickPlace first;
    private final TickPlace last;
    private final int ticks;
    private final long checksum;
    private final byte[] packed;

    /**
     * Packed ticks as they were stored, which {@link #verify} looks into.
     *
     * @param checksum CRC-32C over what the other arguments say
     * @param packed not copied
     */
    public TickChunk(
            long seriesId,
            TickKind kind,
            TickPlace first,
            TickPlace last,
            int ticks,
            long checksum,
            byte[] packed) {
        this.seriesId = seriesId;
        this.kind = kind;
        this.first = first;
        this.last = last;
        this.ticks = ticks;
        this.checksum = checksum;
        this.packed = packed;
    }

    /** Packs all ticks of a buffer, at least one. */
    public static TickChunk of(long seriesId, TickKind kind, TickBuffer buffer) {
        TickPlace first = buffer.place(0);
        TickPlace last = buffer.place(buffer.ticks() - 1);
        byte[] packed = TickPacker.pack(kind, buffer);
        long checksum = checksum(seriesId, first, last, buffer.ticks(), packed);
        return new TickChunk(seriesId, kind, first, last, buffer.ticks(), checksum, packed);
    }

    /** Its series and range, for people. */
    public String name() {
        return "the packed ticks of series "
                + seriesId
                + " from "
                + text(first)
                + " to "
                + text(last);
    }

    private static String text(TickPlace place) {
        return Micros.toIso(place.at()) + " #" + place.sequence();
    }

    /**
     * Unpacks it all, to see whether it is whole.
     *
     * @throws TradekeepException with {@link ErrorCode#DATABASE_CORRUPT} and its name when not
     */
    public void verify() {
        TickUnpacker unpacker = unpacker();
        TickPlace before = null;
        while (unpacker.next()) {
            TickPlace place = new TickPlace(unpacker.at(), unpacker.sequence());
            if (before != null && place.compareTo(before) <= 0) {
                throw damaged("its ticks are not in order");
            }
            before = place;
        }
    }

    /** Its first tick, as a time in UTC microseconds and a sequence. */
    public TickPlace first() {
        return first;
    }

    public TickPlace last() {
        return last;
    }

    public int ticks() {
        return ticks;
    }

    long seriesId() {
        return seriesId;
    }

    TickKind kind() {
        return kind;
    }

    public long checksum() {
        return checksum;
    }

    /** Not a copy. */
    public byte[] packed() {
        return packed;
    }

    public boolean covers(TickPlace place) {
        return place.compareTo(first) >= 0 && place.compareTo(last) <= 0;
    }

    /** Begins to unpack, once the checksum is found right. */
    public TickUnpacker unpacker() {
        long found = checksum(seriesId, first, last, ticks, packed);
        if (found != checksum) {
            throw damaged("its checksum is " + found + ", wanted " + checksum);
        }
        return new TickUnpacker(this);
    }

    /** All of its ticks. */
    public TickBuffer unpack() {
        TickUnpacker unpacker = unpacker();
        TickBuffer buffer = new TickBuffer(kind, ticks);
        while (unpacker.next()) {
            buffer.add(unpacker.at(), unpacker.sequence(), unpacker.values());
        }
        return buffer;
    }

    TradekeepException damaged(String how) {
        return new TradekeepException(
                ErrorCode.DATABASE_CORRUPT,
                "Damaged: " + name() + ": " + how + ". Restore a backup.");
    }

    private static long checksum(
            long seriesId, TickPlace first, TickPlace last, int ticks, byte[] packed) {
        CRC32C crc = new CRC32C();
        crc.update(
                ByteBuffer.allocate(HEAD_NUMBERS * Long.BYTES)
                        .putLong(seriesId)
                        .putLong(first.at())
                        .putLong(first.sequence())
                        .putLong(last.at())
                        .putLong(last.sequence())
                        .putLong(ticks)
                        .flip());
        crc.update(packed);
        return crc.getValue();
    }
}
