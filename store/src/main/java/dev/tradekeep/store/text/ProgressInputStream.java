package dev.tradekeep.store.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells the progress of every buffer that is read. */
public final class ProgressInputStream extends FilterInputStream {
    private final ReadProgress progress;
    private final long bytesTotal;
    private long bytesRead;

    public ProgressInputStream(InputStream in, ReadProgress progress, long bytesTotal) {
        super(in);
        this.progress = progress;
        this.bytesTotal = bytesTotal;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            advance(1);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            advance(read);
        }
        return read;
    }

    private void advance(int read) {
        bytesRead = Math.min(bytesTotal, bytesRead + read);
        progress.advanced(bytesRead, bytesTotal);
    }
}
