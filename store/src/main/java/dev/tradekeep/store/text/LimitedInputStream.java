package dev.tradekeep.store.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Ends with an error after so many bytes: what stands between us and a decompression bomb. */
public final class LimitedInputStream extends FilterInputStream {
    private final long bytesMax;
    private long bytes;

    public LimitedInputStream(InputStream in, long bytesMax) {
        super(in);
        this.bytesMax = bytesMax;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            count(1);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    private void count(int read) throws ZipException {
        bytes += read;
        if (bytes > bytesMax) {
            throw new ZipException("unpacks to more than " + bytesMax + " bytes");
        }
    }
}
