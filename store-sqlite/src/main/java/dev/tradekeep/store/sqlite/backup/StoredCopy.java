package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.file.OwnersFile;
import dev.tradekeep.store.sqlite.file.Sha256;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * A backup as it lies on a disk: a database, or one compressed with gzip, which shows in its first
 * bytes and not in its name.
 */
final class StoredCopy {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private StoredCopy() {}

    /** Fast rather than small: it runs next to the writer. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(java.util.zip.Deflater.BEST_SPEED);
        }
    }

    static boolean isCompressed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return java.util.Arrays.equals(in.readNBytes(GZIP.length), GZIP);
        }
    }

    static void compress(Path database, Path into, Pace pace) throws IOException {
        OwnersFile.create(into);
        try (InputStream in = Files.newInputStream(database);
                OutputStream out = new FastGzip(Files.newOutputStream(into))) {
            transfer(in, out, pace);
        }
    }

    /**
     * Writes the database that a backup holds into a file.
     *
     * @return the SHA-256 of the backup itself, as it was read for this
     * @throws TradekeepException with {@link ErrorCode#DATABASE_CORRUPT} when what is compressed
     *     cannot be read
     */
    static String unpack(Path backup, Path into) throws IOException {
        MessageDigest digest = Sha256.digest();
        OwnersFile.create(into);
        boolean compressed = isCompressed(backup);
        try (InputStream file = new Digesting(Files.newInputStream(backup), digest);
                InputStream in = compressed ? decompressing(backup, file) : file;
                OutputStream out = Files.newOutputStream(into)) {
            try {
                transfer(in, out, Pace.full());
            } catch (ZipException | EOFException e) {
                throw damaged(backup, e);
            }
            // What may lie behind the compressed bytes belongs to the checksum, too.
            file.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static InputStream decompressing(Path backup, InputStream file) throws IOException {
        try {
            return new GZIPInputStream(new BufferedInputStream(file, BUFFER_BYTES), BUFFER_BYTES);
        } catch (ZipException | EOFException e) {
            throw damaged(backup, e);
        }
    }

    private static TradekeepException damaged(Path backup, IOException e) {
        return new TradekeepException(
                ErrorCode.DATABASE_CORRUPT,
                backup
                        + " is damaged: what is compressed in it cannot be read ("
                        + e.getMessage()
                        + "). Use another backup.",
                e);
    }

    private static void transfer(InputStream in, OutputStream out, Pace pace) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
            pace.step();
        }
    }

    /** Hashes what passes through; closing it twice is the file's business. */
    private static final class Digesting extends FilterInputStream {
        private final MessageDigest digest;

        Digesting(InputStream in, MessageDigest digest) {
            super(in);
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            if (value >= 0) {
                digest.update((byte) value);
            }
            return value;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = in.read(into, from, length);
            if (count > 0) {
                digest.update(into, from, count);
            }
            return count;
        }
    }
}
