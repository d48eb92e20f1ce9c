package dev.tradekeep.bench.figures.driver;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A checksum of rows that every language can make: CRC-32 of their values as texts, each followed
 * by a tab, NULL empty, each row by a newline.
 */
final class Digest implements Values {
    private final CRC32 crc = new CRC32();
    private final StringBuilder row = new StringBuilder();
    private long rows;

    @Override
    public void add(long value) {
        row.append(value).append('\t');
    }

    @Override
    public void add(@Nullable String value) {
        row.append(value == null ? "" : value).append('\t');
    }

    @Override
    public void endRow() {
        crc.update(row.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        row.setLength(0);
        rows++;
    }

    /** The checksum and the number of rows. */
    String text() {
        return crc.getValue() + " " + rows;
    }
}
