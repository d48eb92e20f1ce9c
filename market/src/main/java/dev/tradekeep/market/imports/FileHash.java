package dev.tradekeep.market.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The SHA-256 of a file's bytes, made on a thread of its own while the rows are read: until Java
 * has warmed up, hashing a file takes as long as reading its rows. Closing it ends the thread.
 */
public final class FileHash implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final FutureTask<String> task;

    private FileHash(Path path) {
        this.task = new FutureTask<>(() -> hash(path));
    }

    /** Starts to hash a file. */
    public static FileHash start(Path path) {
        FileHash hash = new FileHash(path);
        Thread.ofPlatform().daemon().name("file-hash").start(hash.task);
        return hash;
    }

    /** Waits for the hash: 64 lower-case hexadecimal digits. */
    public String sha256() throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TradekeepException(
                    ErrorCode.INTERRUPTED, "Interrupted while a file was being hashed.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("Hashing failed.", e);
        }
    }

    @Override
    public void close() {
        task.cancel(true);
    }

    private static String hash(Path path) throws IOException {
        MessageDigest digest = sha256Digest();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
